"""A general convolution with windows, which here are single pixels."""

import numpy as np


def conv1x1(X, K):
    windows = np.lib.stride_tricks.sliding_window_view(X, K.shape[2:], axis=(1, 2))
    return np.tensordot(K, windows, axes=([1, 2, 3], [0, 3, 4]))
