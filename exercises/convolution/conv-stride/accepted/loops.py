"""The window of (i, j) begins at i times the one stride and j times the other."""

import numpy as np


def corr2d_stride(X, K, stride):
    h, w = K.shape
    s_h, s_w = stride
    Y = np.zeros(((X.shape[0] - h) // s_h + 1, (X.shape[1] - w) // s_w + 1))
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            Y[i, j] = (X[i * s_h : i * s_h + h, j * s_w : j * s_w + w] * K).sum()
    return Y
