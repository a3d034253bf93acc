"""One connection at a time."""

import math

import numpy as np


def two_layer_backward(dO, X, W1, b1, W2, b2):
    (n, d), (h, k) = X.shape, W2.shape
    dW1, db1, dW2, db2 = np.zeros((d, h)), np.zeros(h), np.zeros((h, k)), np.zeros(k)
    for i in range(n):
        for o in range(k):
            db2[o] += dO[i, o]
        for j in range(h):
            z = b1[j] + sum(X[i, l] * W1[l, j] for l in range(d))
            H = math.tanh(z)
            dH = 0.0
            for o in range(k):
                dW2[j, o] += H * dO[i, o]
                dH += dO[i, o] * W2[j, o]
            dZ = dH * (1 - H * H)
            db1[j] += dZ
            for l in range(d):
                dW1[l, j] += X[i, l] * dZ
    return dW1, db1, dW2, db2
