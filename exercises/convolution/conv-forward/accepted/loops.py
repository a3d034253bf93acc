"""Four loops: images, kernels, rows, columns."""

import numpy as np


def conv2d_forward(X, W, b, padding, stride):
    n, c, h, w = X.shape
    o, _, k_h, k_w = W.shape
    (p_h, p_w), (s_h, s_w) = padding, stride
    P = np.zeros((n, c, h + 2 * p_h, w + 2 * p_w))
    P[:, :, p_h : p_h + h, p_w : p_w + w] = X
    out_h = 1 + (h + 2 * p_h - k_h) // s_h
    out_w = 1 + (w + 2 * p_w - k_w) // s_w
    Y = np.zeros((n, o, out_h, out_w))
    for m in range(n):
        for p in range(o):
            for i in range(out_h):
                for j in range(out_w):
                    window = P[m, :, i * s_h : i * s_h + k_h, j * s_w : j * s_w + k_w]
                    Y[m, p, i, j] = np.sum(window * W[p]) + b[p]
    return Y
