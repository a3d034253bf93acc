"""A copy moved up and one moved down for each weight."""

import numpy as np
from given import calls, loss


def numerical_gradient(w, h):
    gradient = np.empty(w.shape)
    for i in range(w.size):
        up = np.array(w, dtype=float)
        down = np.array(w, dtype=float)
        up[i], down[i] = w[i] + h, w[i] - h
        gradient[i] = (loss(up) - loss(down)) / 2 / h
    return gradient
