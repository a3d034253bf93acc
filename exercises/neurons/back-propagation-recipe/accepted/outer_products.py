"""The recipe as it is written, in place."""

import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def back_propagation(X, T, W1, b1, W2, b2, rate, epochs):
    for _ in range(epochs):
        for x, t in zip(X, T):
            h = sigmoid(x @ W1 + b1)
            o = sigmoid(h @ W2 + b2)
            e_o = o * (1 - o) * (t - o)
            e_h = h * (1 - h) * (W2 @ e_o)
            W2 += rate * np.outer(h, e_o)
            b2 += rate * e_o
            W1 += rate * np.outer(x, e_h)
            b1 += rate * e_h
    return W1, b1, W2, b2
