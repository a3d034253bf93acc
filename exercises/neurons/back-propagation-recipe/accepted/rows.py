"""Every example as a batch of one, with matrix products."""

import numpy as np


def back_propagation(X, T, W1, b1, W2, b2, rate, epochs):
    W1, b1, W2, b2 = W1.copy(), b1.copy(), W2.copy(), b2.copy()
    for step in range(epochs * len(X)):
        i = step % len(X)
        x, t = X[i : i + 1], T[i : i + 1]
        h = 1 / (1 + np.exp(-(x @ W1 + b1)))
        o = 1 / (1 + np.exp(-(h @ W2 + b2)))
        d_o = (o - t) * o * (1 - o)
        d_h = (d_o @ W2.T) * h * (1 - h)
        W2 -= rate * h.T @ d_o
        b2 -= rate * d_o[0]
        W1 -= rate * x.T @ d_h
        b1 -= rate * d_h[0]
    return W1, b1, W2, b2
