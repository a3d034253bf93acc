"""Element by element, a copy of the kernels is added where it belongs."""

import numpy as np


def transposed_conv2d(X, W, padding, stride):
    n, c, h, w = X.shape
    _, o, k_h, k_w = W.shape
    (p_h, p_w), (s_h, s_w) = padding, stride
    Y = np.zeros((n, o, (h - 1) * s_h + k_h, (w - 1) * s_w + k_w))
    for m in range(n):
        for q in range(c):
            for i in range(h):
                for j in range(w):
                    Y[m, :, i * s_h : i * s_h + k_h, j * s_w : j * s_w + k_w] += X[m, q, i, j] * W[q]
    return Y[:, :, p_h : Y.shape[2] - p_h, p_w : Y.shape[3] - p_w]
