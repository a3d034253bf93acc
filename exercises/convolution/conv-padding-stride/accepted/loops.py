"""Pad by hand, then one window after another."""

import numpy as np


def corr2d_padding_stride(X, K, padding, stride):
    (n_h, n_w), (k_h, k_w) = X.shape, K.shape
    P = np.zeros((n_h + 2 * padding[0], n_w + 2 * padding[1]))
    P[padding[0] : padding[0] + n_h, padding[1] : padding[1] + n_w] = X
    out_h = int((P.shape[0] - k_h) / stride[0] + 1)
    out_w = int((P.shape[1] - k_w) / stride[1] + 1)
    Y = np.zeros((out_h, out_w))
    for i in range(out_h):
        for j in range(out_w):
            top, left = i * stride[0], j * stride[1]
            Y[i, j] = np.sum(P[top : top + k_h, left : left + k_w] * K)
    return Y
