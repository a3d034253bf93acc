"""One element at a time."""

import numpy as np


def gradient_descent_step(w, dw, rate):
    new = np.zeros(w.shape)
    for index in np.ndindex(w.shape):
        new[index] = w[index] - rate * dw[index]
    return new
