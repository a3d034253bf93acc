"""One example and one class at a time."""

import numpy as np


def hinge_loss(X, y):
    n, k = X.shape
    loss, dX = 0.0, np.zeros((n, k))
    for i in range(n):
        for j in range(k):
            margin = X[i, j] - X[i, y[i]] + 1
            if j != y[i] and margin > 0:
                loss += margin / n
                dX[i, j] += 1 / n
                dX[i, y[i]] -= 1 / n
    return loss, dX
