"""The sum was divided by the square of the height, as if the window were square. A window has p_h · p_w elements.

zh-hans: 窗口之和除以了高的平方，好像窗口是正方形。窗口中有 p_h · p_w 个元素。
"""

import numpy as np


def mean_pool2d(X, pool_size, stride):
    windows = np.lib.stride_tricks.sliding_window_view(X, pool_size)
    return windows[:: stride[0], :: stride[1]].sum(axis=(2, 3)) / pool_size[0] ** 2
