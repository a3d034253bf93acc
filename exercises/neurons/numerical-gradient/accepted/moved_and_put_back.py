"""The weight is moved in place and put back, in an array of one's own."""

import numpy as np
from given import calls, loss


def numerical_gradient(w, h):
    moved, gradient = w.copy(), []
    for i in range(len(moved)):
        kept = moved[i]
        moved[i] = kept + h
        above = loss(moved)
        moved[i] = kept - h
        below = loss(moved)
        moved[i] = kept
        gradient.append((above - below) / (2 * h))
    return np.array(gradient)
