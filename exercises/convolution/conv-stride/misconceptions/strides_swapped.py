"""The two strides were swapped. The first number of `stride` is the step downwards, from row to row; the second one is the step to the right.

zh-hans: 两个步幅弄反了。`stride` 的第一个数是向下（逐行）移动的步幅，第二个数是向右移动的步幅。
"""

import numpy as np


def corr2d_stride(X, K, stride):
    windows = np.lib.stride_tricks.sliding_window_view(X, K.shape)
    return np.einsum("ijab,ab->ij", windows, K)[:: stride[1], :: stride[0]]
