"""A window has three axes; multiply and add up all of it."""

import numpy as np


def corr2d_multi_in(X, K):
    _, h, w = K.shape
    Y = np.zeros((X.shape[1] - h + 1, X.shape[2] - w + 1))
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            Y[i, j] = (X[:, i : i + h, j : j + w] * K).sum()
    return Y
