"""Column by column."""

import numpy as np


def min_max_normalise(X):
    Y = np.zeros(X.shape)
    for j in range(X.shape[1]):
        low, high = min(X[:, j]), max(X[:, j])
        if high > low:
            for i in range(X.shape[0]):
                Y[i, j] = (X[i, j] - low) / (high - low)
    return Y
