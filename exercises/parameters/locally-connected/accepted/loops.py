"""One output element at a time, the way the formula reads."""

import numpy as np


def locally_connected2d(X, W, b, stride):
    s_h, s_w = stride
    k_h, k_w = W.shape[-2:]
    Y = np.zeros(b.shape)
    for o, i, j in np.ndindex(*Y.shape):
        top, left = i * s_h, j * s_w
        Y[o, i, j] = np.sum(X[:, top : top + k_h, left : left + k_w] * W[o, i, j]) + b[o, i, j]
    return Y


def locally_connected_parameters(shape, c_out, kernel, stride=(1, 1), bias=True):
    count = 0
    for _ in range(0, shape[1] - kernel[0] + 1, stride[0]):
        for _ in range(0, shape[2] - kernel[1] + 1, stride[1]):
            count += c_out * shape[0] * kernel[0] * kernel[1]
            if bias:
                count += c_out
    return count
