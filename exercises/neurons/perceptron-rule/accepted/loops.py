"""Plain numbers, one input at a time."""

import numpy as np


def train_perceptron(X, t, w, b, rate, epochs):
    weights = [float(value) for value in w]
    for _ in range(epochs):
        for x, target in zip(X, t):
            total = b
            for weight, value in zip(weights, x):
                total += weight * value
            if total > 0 and target == 0:
                weights = [weight - rate * value for weight, value in zip(weights, x)]
                b -= rate
            elif total <= 0 and target == 1:
                weights = [weight + rate * value for weight, value in zip(weights, x)]
                b += rate
    return np.array(weights), b
