"""The padding and the stride of the rows were used for the columns as well. Both are pairs: the first number is for the rows, the second one for the columns.

zh-hans: 行的填充和步幅也被用在了列上。它们都是一对数：第一个数用于行，第二个数用于列。
"""

import numpy as np


def conv2d_forward(X, W, b, padding, stride):
    p, s = padding[0], stride[0]
    wide = p + max(0, W.shape[3] - X.shape[3])
    padded = np.pad(X, ((0, 0), (0, 0), (p, p), (wide, wide)))
    windows = np.lib.stride_tricks.sliding_window_view(padded, W.shape[2:], axis=(2, 3))
    return np.einsum("ncijab,ocab->noij", windows[:, :, ::s, ::s], W) + b[:, None, None]
