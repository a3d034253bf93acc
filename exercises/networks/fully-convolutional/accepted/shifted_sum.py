"""The kernels' weights one at a time, each for all places at once."""

import numpy as np


def score_map(X, W, b, shape):
    c, h, w = shape
    kernels = W.reshape(c, h, w, -1)
    rows, columns = X.shape[1] - h + 1, X.shape[2] - w + 1
    Y = np.zeros((len(b), rows, columns)) + b.reshape(-1, 1, 1)
    for m in range(c):
        for a in range(h):
            for d in range(w):
                Y = Y + kernels[m, a, d][:, None, None] * X[m, a : a + rows, d : d + columns]
    return Y
