"""Both steps as they stand."""

import numpy as np


def tanh_dropout_backward(dY, X, kept, p):
    A = np.tanh(X)
    dA = np.where(kept, dY, 0) / (1 - p)
    return dA * (1 - A * A)
