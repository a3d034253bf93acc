"""One element at a time."""

import numpy as np


def momentum_step(w, dw, v, rate, momentum):
    new_w, new_v = np.zeros(w.shape), np.zeros(w.shape)
    for index in np.ndindex(w.shape):
        new_v[index] = momentum * v[index] + dw[index]
        new_w[index] = w[index] - rate * new_v[index]
    return new_w, new_v
