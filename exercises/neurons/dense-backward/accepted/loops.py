"""One connection at a time; a list in place of the tuple."""

import math

import numpy as np


def dense_backward(dA, X, W, b):
    d, k = W.shape
    rows = X.reshape(len(X), d)
    dZ, dW, db, dR = np.zeros(dA.shape), np.zeros((d, k)), np.zeros(k), np.zeros(rows.shape)
    for i in range(len(rows)):
        for j in range(k):
            z = b[j]
            for l in range(d):
                z += rows[i, l] * W[l, j]
            dZ[i, j] = dA[i, j] * (1 - math.tanh(z) ** 2)
            db[j] += dZ[i, j]
            for l in range(d):
                dW[l, j] += rows[i, l] * dZ[i, j]
                dR[i, l] += dZ[i, j] * W[l, j]
    return [dZ, dW, db, dR.reshape(X.shape)]
