"""The slope used is that of tanh, `1 - y²`. The neurons here have the sigmoid, whose slope is `y (1 - y)`.

zh-hans: 用的是 tanh 的斜率 `1 - y²`。这里的神经元使用 sigmoid，它的斜率是 `y (1 - y)`。
"""

import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def back_propagation(X, T, W1, b1, W2, b2, rate, epochs):
    for _ in range(epochs):
        for x, t in zip(X, T):
            h = sigmoid(x @ W1 + b1)
            o = sigmoid(h @ W2 + b2)
            e_o = (1 - o**2) * (t - o)
            e_h = (1 - h**2) * (W2 @ e_o)
            W2 = W2 + rate * np.outer(h, e_o)
            b2 = b2 + rate * e_o
            W1 = W1 + rate * np.outer(x, e_h)
            b1 = b1 + rate * e_h
    return W1, b1, W2, b2
