"""One neuron and one example at a time."""

import numpy as np


def dense_forward(X, W, b):
    d, k = W.shape
    Y = np.zeros((X.shape[0], k))
    for i, x in enumerate(X):
        x = x.flatten()
        for j in range(k):
            Y[i, j] = b[j]
            for l in range(d):
                Y[i, j] += x[l] * W[l, j]
    return Y
