"""Only the part of each window that lies within the image is multiplied."""

import numpy as np


def start_and_length(n, k, s):
    out = -(-n // s)
    missing = (out - 1) * s + k - n
    return (missing // 2 if missing > 0 else 0), out


def corr2d_same(X, K, stride):
    n_h, n_w = X.shape
    front_h, o_h = start_and_length(n_h, K.shape[0], stride[0])
    front_w, o_w = start_and_length(n_w, K.shape[1], stride[1])
    Y = np.zeros((o_h, o_w))
    for i in range(o_h):
        for j in range(o_w):
            for a in range(K.shape[0]):
                for b in range(K.shape[1]):
                    u, v = i * stride[0] - front_h + a, j * stride[1] - front_w + b
                    if 0 <= u < n_h and 0 <= v < n_w:
                        Y[i, j] += X[u, v] * K[a, b]
    return Y
