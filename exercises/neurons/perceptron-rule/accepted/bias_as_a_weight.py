"""The bias as one more weight, of an input that is always 1."""

import numpy as np


def train_perceptron(X, t, w, b, rate, epochs):
    rows = np.hstack([X, np.ones((len(X), 1))])
    weights = np.append(w, b)
    for _ in range(epochs):
        for x, target in zip(rows, t):
            weights = weights + rate * (target - np.heaviside(weights @ x, 0)) * x
    return weights[:-1], weights[-1]
