"""Every pixel lays a copy of the kernel down, not flipped; the middle of the sum is kept."""

import numpy as np


def convolve2d(X, K):
    (n_h, n_w), (k_h, k_w) = X.shape, K.shape
    full = np.zeros((n_h + k_h - 1, n_w + k_w - 1))
    for i in range(n_h):
        for j in range(n_w):
            full[i : i + k_h, j : j + k_w] += X[i, j] * K
    return full[k_h - 1 : n_h, k_w - 1 : n_w]
