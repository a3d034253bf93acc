"""One element at a time."""

import math

import numpy as np


def sigmoid(X):
    Y = np.zeros(X.shape)
    for index in np.ndindex(X.shape):
        x = X[index]
        if x >= 0:
            Y[index] = 1 / (1 + math.exp(-x))
        else:
            Y[index] = math.exp(x) / (1 + math.exp(x))
    return Y
