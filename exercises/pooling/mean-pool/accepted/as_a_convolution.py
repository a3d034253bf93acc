"""A cross-correlation with a kernel that is the same everywhere."""

import numpy as np


def mean_pool2d(X, pool_size, stride):
    K = np.full(pool_size, 1 / (pool_size[0] * pool_size[1]))
    windows = np.lib.stride_tricks.sliding_window_view(X, pool_size)
    return np.tensordot(windows[:: stride[0], :: stride[1]], K, axes=2)
