"""The padding and the stride of the rows were used for the columns as well. Both are pairs: the first number is for the rows, the second one for the columns.

zh-hans: 行的填充和步幅也被用在了列上。它们都是一对数：第一个数用于行，第二个数用于列。
"""

import numpy as np


def max_pool2d(X, pool_size, padding, stride):
    q, s = padding[0], stride[0]
    wide = max(q, pool_size[1] - X.shape[-1])
    padded = np.pad(X, [(0, 0)] * (X.ndim - 2) + [(q, q), (wide, wide)], constant_values=-np.inf)
    windows = np.lib.stride_tricks.sliding_window_view(padded, pool_size, axis=(-2, -1))
    return windows[..., ::s, ::s, :, :].max(axis=(-2, -1))
