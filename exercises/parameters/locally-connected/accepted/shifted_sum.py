"""One weight of all kernels at a time: pixels that it meets, times its values at all positions."""

import numpy as np


def locally_connected2d(X, W, b, stride):
    c_out, out_h, out_w, c, k_h, k_w = W.shape
    Y = b.copy()
    for m in range(c):
        for i in range(k_h):
            for j in range(k_w):
                met = X[m, i : i + stride[0] * out_h : stride[0], j : j + stride[1] * out_w : stride[1]]
                Y += met[:out_h, :out_w] * W[:, :, :, m, i, j]
    return Y


def locally_connected_parameters(shape, c_out, kernel, stride=(1, 1), bias=True):
    out_h = (shape[1] - kernel[0] + stride[0]) // stride[0]
    out_w = (shape[2] - kernel[1] + stride[1]) // stride[1]
    b = np.array([c_out, out_h, out_w])
    return np.prod(b) * np.prod([shape[0], *kernel]) + bias * np.prod(b)
