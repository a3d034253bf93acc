"""Writes the result into the gradient it was given."""

import numpy as np


def sigmoid_backward(dY, X):
    half = np.tanh(X / 2)
    dY *= (1 - half**2) / 4
    return dY
