"""Each window flattened and put through the dense layer."""

import numpy as np


def score_map(X, W, b, shape):
    c, h, w = shape
    rows, columns = X.shape[1] - h + 1, X.shape[2] - w + 1
    Y = np.zeros((W.shape[1], rows, columns))
    for i in range(rows):
        for j in range(columns):
            Y[:, i, j] = X[:, i : i + h, j : j + w].reshape(-1) @ W + b
    return Y
