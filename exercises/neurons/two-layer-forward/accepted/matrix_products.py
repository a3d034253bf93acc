"""The two formulas."""

import numpy as np


def two_layer_forward(X, W1, b1, W2, b2):
    H = np.tanh(np.dot(X, W1) + b1)
    O = np.dot(H, W2) + b2
    return H, O
