"""Indices for every element of the matrix, then one look-up."""

import numpy as np


def im2col(X, kernel_shape, padding, stride):
    P = np.pad(X, ((0, 0), (padding[0],) * 2, (padding[1],) * 2))
    k_h, k_w = kernel_shape
    out_h = (P.shape[1] - k_h) // stride[0] + 1
    out_w = (P.shape[2] - k_w) // stride[1] + 1
    c = np.repeat(np.arange(len(X)), k_h * k_w)[:, None]
    a = np.tile(np.repeat(np.arange(k_h), k_w), len(X))[:, None]
    b = np.tile(np.arange(k_w), len(X) * k_h)[:, None]
    i = np.repeat(np.arange(out_h), out_w) * stride[0]
    j = np.tile(np.arange(out_w), out_h) * stride[1]
    return P[c, a + i, b + j]
