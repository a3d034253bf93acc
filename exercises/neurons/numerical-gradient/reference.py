"""The slope of a loss by central differences (Press et al., Numerical Recipes, section 5.7)."""

import numpy as np
from given import calls, loss


def numerical_gradient(w, h):
    """Return ((loss(w + h e_i) - loss(w - h e_i)) / (2 h)) for every place i of ``w`` (d,), which stays as it is."""
    slope = np.zeros(len(w))
    for i in range(len(w)):
        above, below = w.copy(), w.copy()
        above[i] += h
        below[i] -= h
        slope[i] = (loss(above) - loss(below)) / (2 * h)
    return slope
