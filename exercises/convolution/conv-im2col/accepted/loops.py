"""Columns by loops, then the product, bias and shape."""

import numpy as np


def im2col(X, kernel_shape, padding, stride):
    k_h, k_w = kernel_shape
    P = np.pad(X, ((0, 0), (padding[0], padding[0]), (padding[1], padding[1])))
    columns = []
    for top in range(0, P.shape[1] - k_h + 1, stride[0]):
        for left in range(0, P.shape[2] - k_w + 1, stride[1]):
            columns.append(P[:, top : top + k_h, left : left + k_w].ravel())
    return np.array(columns).T


def conv2d_as_product(X, W, b, padding, stride):
    o, c, k_h, k_w = W.shape
    out_h = (X.shape[1] + 2 * padding[0] - k_h) // stride[0] + 1
    out_w = (X.shape[2] + 2 * padding[1] - k_w) // stride[1] + 1
    Y = np.dot(W.reshape(o, c * k_h * k_w), im2col(X, (k_h, k_w), padding, stride))
    for p in range(o):
        Y[p] += b[p]
    return Y.reshape(o, out_h, out_w)
