"""The formulas as they stand, with the remainder operator."""

import numpy as np


def shift2d(X, down, right):
    n_h, n_w = X.shape
    Z = np.zeros((n_h, n_w))
    for i in range(n_h):
        for j in range(n_w):
            Z[(i + down) % n_h, (j + right) % n_w] = X[i, j]
    return Z


def circular_corr2d(X, K):
    n_h, n_w = X.shape
    Y = np.zeros((n_h, n_w))
    for i in range(n_h):
        for j in range(n_w):
            for a in range(K.shape[0]):
                for b in range(K.shape[1]):
                    Y[i, j] += X[(i + a) % n_h, (j + b) % n_w] * K[a, b]
    return Y
