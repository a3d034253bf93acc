"""Zeros around the one, the other reversed, and a window at every place."""

import numpy as np


def convolve1d(f, g):
    m = len(g)
    padded = np.pad(f, m - 1)
    return np.array([padded[t : t + m] @ g[::-1] for t in range(len(f) + m - 1)])
