"""The sum as the formula writes it."""

import numpy as np


def dense_forward(X, W, b):
    rows = np.array([x.ravel() for x in X])
    return np.einsum("il,lj->ij", rows, W) + b[np.newaxis, :]
