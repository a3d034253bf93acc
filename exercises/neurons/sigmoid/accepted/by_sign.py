"""Two forms of the formula, each used where its exponential is small."""

import numpy as np


def sigmoid(X):
    E = np.exp(-np.abs(X))
    return np.where(X >= 0, 1 / (1 + E), E / (1 + E))
