"""In float32, as a framework's default would have it."""

import numpy as np


def cross_entropy(X, y):
    X = X.astype(np.float32)
    rows = np.arange(len(y))
    shifted = X - X.max(1)[:, None]
    E = np.exp(shifted)
    loss = np.mean(np.log(E.sum(1)) - shifted[rows, y])
    dX = E / E.sum(1)[:, None]
    dX[rows, y] -= 1
    dX /= len(y)
    return loss, dX
