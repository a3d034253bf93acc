"""One element at a time."""

import numpy as np


def mean_squared_error(Y, T):
    total, dY = 0.0, np.zeros(Y.shape)
    for index in np.ndindex(*Y.shape):
        error = Y[index] - T[index]
        total += error * error
        dY[index] = 2 * error / Y.size
    return total / Y.size, dY
