"""The windows as rows of a matrix: it is a linear regression."""

import numpy as np


def learn_kernel(X, Y, K, rate, steps):
    A = np.lib.stride_tricks.sliding_window_view(X, K.shape).reshape(Y.size, K.size)
    k, y = K.ravel(), Y.ravel()
    while steps > 0:
        k = k - 2 * rate * A.T @ (A @ k - y)
        steps -= 1
    return k.reshape(K.shape)
