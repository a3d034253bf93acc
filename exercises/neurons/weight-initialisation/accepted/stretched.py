"""Numbers from 0 to 1, shifted and stretched."""

import numpy as np


def initialise(d, k, seed):
    U = np.random.default_rng(seed).random((d, k))
    return (2 * U - 1) * (6.0 / (d + k)) ** 0.5, np.array([0.0] * k)
