"""The bias was added to each product inside the window, so it counts k_h·k_w times. It stands outside the sum: add it once for each output element.

zh-hans: 偏置被加到了窗口内的每个乘积上，因此被计入了 k_h·k_w 次。偏置在求和号之外：每个输出元素只加一次。
"""

import numpy as np


def corr2d_bias(X, K, b):
    windows = np.lib.stride_tricks.sliding_window_view(X, K.shape)
    return (windows * K + b).sum(axis=(2, 3))
