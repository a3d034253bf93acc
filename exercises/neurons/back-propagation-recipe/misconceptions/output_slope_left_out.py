"""The slope of the output neurons is missing: their error is `o (1 - o) (t - o)`.

zh-hans: 漏了输出神经元的斜率：它们的误差是 `o (1 - o) (t - o)`。
"""

import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def back_propagation(X, T, W1, b1, W2, b2, rate, epochs):
    for _ in range(epochs):
        for x, t in zip(X, T):
            h = sigmoid(x @ W1 + b1)
            o = sigmoid(h @ W2 + b2)
            e_o = t - o
            e_h = h * (1 - h) * (W2 @ e_o)
            W2 = W2 + rate * np.outer(h, e_o)
            b2 = b2 + rate * e_o
            W1 = W1 + rate * np.outer(x, e_h)
            b1 = b1 + rate * e_h
    return W1, b1, W2, b2
