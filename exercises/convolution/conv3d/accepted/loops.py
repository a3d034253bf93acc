"""Five loops around one window."""

import numpy as np


def conv3d_forward(X, W, b):
    n, _, t, h, w = X.shape
    o, _, k_t, k_h, k_w = W.shape
    Y = np.zeros((n, o, t - k_t + 1, h - k_h + 1, w - k_w + 1))
    for m in range(n):
        for p in range(o):
            for s in range(Y.shape[2]):
                for i in range(Y.shape[3]):
                    for j in range(Y.shape[4]):
                        window = X[m, :, s : s + k_t, i : i + k_h, j : j + k_w]
                        Y[m, p, s, i, j] = (window * W[p]).sum() + b[p]
    return Y
