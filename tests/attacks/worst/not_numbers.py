"""Not a number in every place of an array far larger than the one asked for."""

import numpy as np


def corr2d(X, K):
    return np.full((1000, 800), np.nan)
