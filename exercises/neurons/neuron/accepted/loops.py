"""One product after the other, with Python's own numbers."""

import math


def neuron(x, w, b):
    z = b
    for x_i, w_i in zip(x, w):
        z += w_i * x_i
    return 1 / (1 + math.exp(-z))
