"""The four formulas."""

import numpy as np


def dense_backward(dA, X, W, b):
    rows = X.reshape(X.shape[0], -1)
    A = np.tanh(rows.dot(W) + b)
    dZ = dA * (1 - A**2)
    dW = rows.T.dot(dZ)
    db = np.sum(dZ, axis=0)
    dX = dZ.dot(W.T).reshape(X.shape)
    return dZ, dW, db, dX
