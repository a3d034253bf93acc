"""tanh is odd: computed where the exponential is small, then given its sign."""

import numpy as np


def tanh(X):
    E = np.exp(-2 * np.abs(X))
    return np.sign(X) * (1 - E) / (1 + E)
