"""No padding at all: each window is cut to the part that lies inside."""

import numpy as np


def max_pool2d(X, pool_size, padding, stride):
    (p_h, p_w), (q_h, q_w), (s_h, s_w) = pool_size, padding, stride
    n_h, n_w = X.shape[-2:]
    Y = np.empty(X.shape[:-2] + ((n_h + 2 * q_h - p_h) // s_h + 1, (n_w + 2 * q_w - p_w) // s_w + 1))
    for i in range(Y.shape[-2]):
        for j in range(Y.shape[-1]):
            top, left = i * s_h - q_h, j * s_w - q_w
            window = X[..., max(0, top) : top + p_h, max(0, left) : left + p_w]
            Y[..., i, j] = window.max(axis=(-2, -1))
    return Y
