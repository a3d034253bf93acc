"""One example at a time; the gradients of the batch add up."""

import numpy as np


def two_layer_backward(dO, X, W1, b1, W2, b2):
    dW1, db1, dW2, db2 = (np.zeros_like(p) for p in (W1, b1, W2, b2))
    for d_o, x in zip(dO, X):
        h = np.tanh(x @ W1 + b1)
        dz = (W2 @ d_o) * (1 - h**2)
        dW2 += np.outer(h, d_o)
        db2 += d_o
        dW1 += np.outer(x, dz)
        db1 += dz
    return dW1, db1, dW2, db2
