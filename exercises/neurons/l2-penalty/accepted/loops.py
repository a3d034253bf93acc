"""One weight at a time."""

import numpy as np


def l2_penalty(W, strength):
    penalty, dW = 0.0, np.zeros(W.shape)
    for index in np.ndindex(W.shape):
        penalty += strength * W[index] ** 2 / 2
        dW[index] = strength * W[index]
    return penalty, dW
