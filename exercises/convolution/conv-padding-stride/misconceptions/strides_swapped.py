"""The two strides were swapped: the first number of `stride` is the step from row to row, the second one from column to column.

zh-hans: 两个步幅弄反了：`stride` 的第一个数是逐行移动的步幅，第二个数是逐列移动的步幅。
"""

import numpy as np


def corr2d_padding_stride(X, K, padding, stride):
    padded = np.pad(X, [(p, p) for p in padding])
    windows = np.lib.stride_tricks.sliding_window_view(padded, K.shape)
    return np.einsum("ijab,ab->ij", windows[:: stride[1], :: stride[0]], K)
