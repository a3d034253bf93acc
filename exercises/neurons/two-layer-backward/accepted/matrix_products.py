"""The formulas, from the output to the input."""

import numpy as np


def two_layer_backward(dO, X, W1, b1, W2, b2):
    H = np.tanh(np.dot(X, W1) + b1)
    dW2 = np.dot(H.T, dO)
    db2 = np.sum(dO, axis=0)
    dH = np.dot(dO, W2.T)
    dZ = dH * (1 - H * H)
    dW1 = np.dot(X.T, dZ)
    db1 = np.sum(dZ, axis=0)
    return dW1, db1, dW2, db2
