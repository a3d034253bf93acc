"""np.roll for both: the correlation is a sum of moved images."""

import numpy as np


def shift2d(X, down, right):
    return np.roll(np.roll(X, down, axis=0), right, axis=1)


def circular_corr2d(X, K):
    return sum(K[a, b] * shift2d(X, -a, -b) for a in range(K.shape[0]) for b in range(K.shape[1]))
