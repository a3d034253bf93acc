"""The formula."""

import numpy as np


def mean_squared_error(Y, T):
    error = Y - T
    return np.mean(error**2), 2 / error.size * error
