"""The two strides were swapped: the first number of `stride` is the step from row to row, the second one from column to column.

zh-hans: 两个步幅弄反了：`stride` 的第一个数是逐行移动的步幅，第二个数是逐列移动的步幅。
"""

import numpy as np


def max_pool2d(X, pool_size, padding, stride):
    padded = np.pad(X, [(0, 0)] * (X.ndim - 2) + [(p, p) for p in padding], constant_values=-np.inf)
    windows = np.lib.stride_tricks.sliding_window_view(padded, pool_size, axis=(-2, -1))
    return windows[..., :: stride[1], :: stride[0], :, :].max(axis=(-2, -1))
