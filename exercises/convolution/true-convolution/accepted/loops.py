"""The formula as it stands, one product at a time."""

import numpy as np


def convolve2d(X, K):
    k_h, k_w = K.shape
    Y = np.zeros((X.shape[0] - k_h + 1, X.shape[1] - k_w + 1))
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            for a in range(k_h):
                for b in range(k_w):
                    Y[i, j] += X[i + k_h - 1 - a, j + k_w - 1 - b] * K[a, b]
    return Y
