"""As the statement says it."""

import numpy as np


def initialise(d, k, seed):
    rng = np.random.default_rng(seed)
    r = np.sqrt(6 / (d + k))
    return rng.uniform(-r, r, size=(d, k)), np.zeros(k)
