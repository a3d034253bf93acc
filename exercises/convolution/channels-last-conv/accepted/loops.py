"""Loops over images, kernels and positions."""

import numpy as np


def conv2d_channels_last(X, W, b):
    n, h, w, _ = X.shape
    k_h, k_w, _, o = W.shape
    Y = np.zeros((n, h - k_h + 1, w - k_w + 1, o))
    for e in range(n):
        for i in range(h - k_h + 1):
            for j in range(w - k_w + 1):
                window = X[e, i : i + k_h, j : j + k_w, :]
                for f in range(o):
                    Y[e, i, j, f] = np.sum(window * W[:, :, :, f]) + b[f]
    return Y
