"""One loop for the kernels around those for the positions."""

import numpy as np


def corr2d_multi_in_out(X, K):
    o, _, h, w = K.shape
    Y = np.zeros((o, X.shape[1] - h + 1, X.shape[2] - w + 1))
    for p in range(o):
        for i in range(Y.shape[1]):
            for j in range(Y.shape[2]):
                Y[p, i, j] = (X[:, i : i + h, j : j + w] * K[p]).sum()
    return Y
