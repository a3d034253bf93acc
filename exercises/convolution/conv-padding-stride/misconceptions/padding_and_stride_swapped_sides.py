"""Rows and columns of the padding were swapped: the first number is for the rows above and below, the second one for the columns left and right.

zh-hans: 填充的行和列弄反了：第一个数是上下填充的行数，第二个数是左右填充的列数。
"""

import numpy as np


def corr2d_padding_stride(X, K, padding, stride):
    p_w, p_h = padding
    more_h, more_w = (max(0, -(-(k - n - 2 * p) // 2)) for k, n, p in zip(K.shape, X.shape, (p_h, p_w)))
    padded = np.pad(X, ((p_h + more_h,) * 2, (p_w + more_w,) * 2))
    windows = np.lib.stride_tricks.sliding_window_view(padded, K.shape)
    return np.einsum("ijab,ab->ij", windows[:: stride[0], :: stride[1]], K)
