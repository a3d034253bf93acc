"""Window by window, each flattened into its column."""

import numpy as np


def im2col(X, kernel_shape, padding, stride):
    k_h, k_w = kernel_shape
    P = np.pad(X, ((0, 0), (padding[0], padding[0]), (padding[1], padding[1])))
    out_h = (P.shape[1] - k_h) // stride[0] + 1
    out_w = (P.shape[2] - k_w) // stride[1] + 1
    columns = np.zeros((X.shape[0] * k_h * k_w, out_h * out_w))
    for i in range(out_h):
        for j in range(out_w):
            top, left = i * stride[0], j * stride[1]
            columns[:, i * out_w + j] = P[:, top : top + k_h, left : left + k_w].flatten()
    return columns
