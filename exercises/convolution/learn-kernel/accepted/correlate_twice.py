"""The same cross-correlation serves for the output and for the gradient."""

import numpy as np


def corr2d(X, K):
    return np.tensordot(np.lib.stride_tricks.sliding_window_view(X, K.shape), K, axes=2)


def learn_kernel(X, Y, K, rate, steps):
    for step in range(steps):
        error = corr2d(X, K) - Y
        K = K - rate * 2 * corr2d(X, error)
    return K
