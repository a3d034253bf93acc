"""One example at a time, with Python's own numbers."""

import math

import numpy as np


def cross_entropy(X, y):
    n, k = X.shape
    loss, dX = 0.0, np.zeros((n, k))
    for i in range(n):
        largest = max(X[i])
        total = sum(math.exp(x - largest) for x in X[i])
        loss -= (X[i, y[i]] - largest - math.log(total)) / n
        for j in range(k):
            dX[i, j] = (math.exp(X[i, j] - largest) / total - (j == y[i])) / n
    return loss, dX
