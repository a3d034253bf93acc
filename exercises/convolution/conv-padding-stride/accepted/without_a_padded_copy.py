"""No padded array: an index outside the image counts as 0."""

import numpy as np


def corr2d_padding_stride(X, K, padding, stride):
    (n_h, n_w), (k_h, k_w) = X.shape, K.shape
    (p_h, p_w), (s_h, s_w) = padding, stride
    Y = np.zeros(((n_h + 2 * p_h - k_h) // s_h + 1, (n_w + 2 * p_w - k_w) // s_w + 1))
    for i, j in np.ndindex(*Y.shape):
        for a, b in np.ndindex(k_h, k_w):
            u, v = i * s_h + a - p_h, j * s_w + b - p_w
            if 0 <= u < n_h and 0 <= v < n_w:
                Y[i, j] += X[u, v] * K[a, b]
    return Y
