"""Images, channels, rows, columns."""

import numpy as np


def pool2d(X, pool_size, stride, mode):
    n, c, n_h, n_w = X.shape
    (p_h, p_w), (s_h, s_w) = pool_size, stride
    Y = np.zeros((n, c, (n_h - p_h) // s_h + 1, (n_w - p_w) // s_w + 1))
    for m in range(n):
        for q in range(c):
            for i in range(Y.shape[2]):
                for j in range(Y.shape[3]):
                    window = X[m, q, i * s_h : i * s_h + p_h, j * s_w : j * s_w + p_w]
                    if mode == "max":
                        Y[m, q, i, j] = window.max()
                    elif mode == "mean":
                        Y[m, q, i, j] = window.mean()
    return Y
