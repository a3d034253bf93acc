"""One window after another."""

import numpy as np


def max_pool2d(X, pool_size, stride):
    p_h, p_w = pool_size
    s_h, s_w = stride
    Y = np.zeros(((X.shape[0] - p_h) // s_h + 1, (X.shape[1] - p_w) // s_w + 1))
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            Y[i, j] = X[i * s_h : i * s_h + p_h, j * s_w : j * s_w + p_w].max()
    return Y
