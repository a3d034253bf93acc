"""A dot product, then the formula."""

import numpy as np


def neuron(x, w, b):
    return 1.0 / (1.0 + np.exp(-(np.dot(w, x) + b)))
