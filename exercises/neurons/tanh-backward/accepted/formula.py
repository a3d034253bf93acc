"""Forward once more, then the formula."""

import numpy as np


def tanh_backward(dY, X):
    A = np.tanh(X)
    return dY * (1 - A * A)
