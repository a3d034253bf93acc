"""The weights moved the wrong way. The error is target minus output, so the update adds; with output minus target it would subtract.

section: Good to know

zh-hans: 权重朝错误的方向移动了。误差是目标减去输出，更新时应当相加；如果误差是输出减去目标，更新时才相减。
"""

import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def back_propagation(X, T, W1, b1, W2, b2, rate, epochs):
    for _ in range(epochs):
        for x, t in zip(X, T):
            h = sigmoid(x @ W1 + b1)
            o = sigmoid(h @ W2 + b2)
            e_o = o * (1 - o) * (o - t)
            e_h = h * (1 - h) * (W2 @ e_o)
            W2 = W2 + rate * np.outer(h, e_o)
            b2 = b2 + rate * e_o
            W1 = W1 + rate * np.outer(x, e_h)
            b1 = b1 + rate * e_h
    return W1, b1, W2, b2
