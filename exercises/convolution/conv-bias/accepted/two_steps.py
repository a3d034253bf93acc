"""Cross-correlate, then add the bias to all of it at once."""

import numpy as np


def corr2d(X, K):
    windows = np.lib.stride_tricks.sliding_window_view(X, K.shape)
    return np.einsum("ijab,ab->ij", windows, K)


def corr2d_bias(X, K, b):
    return corr2d(X, K) + b
