"""Images, channels, positions."""

import numpy as np


def depthwise_conv2d(X, W, padding, stride):
    (p_h, p_w), (s_h, s_w) = padding, stride
    n, c, h, w = X.shape
    k_h, k_w = W.shape[1:]
    P = np.zeros((n, c, h + 2 * p_h, w + 2 * p_w))
    P[:, :, p_h : p_h + h, p_w : p_w + w] = X
    Y = np.zeros((n, c, (h + 2 * p_h - k_h) // s_h + 1, (w + 2 * p_w - k_w) // s_w + 1))
    for i in range(Y.shape[2]):
        for j in range(Y.shape[3]):
            for m in range(c):
                window = P[:, m, i * s_h : i * s_h + k_h, j * s_w : j * s_w + k_w]
                Y[:, m, i, j] = (window * W[m]).sum(axis=(1, 2))
    return Y
