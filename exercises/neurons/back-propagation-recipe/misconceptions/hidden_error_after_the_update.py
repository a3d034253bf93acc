"""The hidden error was computed with the output weights already updated. Compute both errors first, then update.

zh-hans: 计算隐藏层误差时，输出层的权重已经更新了。请先算出两个误差，再更新。
"""

import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def back_propagation(X, T, W1, b1, W2, b2, rate, epochs):
    for _ in range(epochs):
        for x, t in zip(X, T):
            h = sigmoid(x @ W1 + b1)
            o = sigmoid(h @ W2 + b2)
            e_o = o * (1 - o) * (t - o)
            W2 = W2 + rate * np.outer(h, e_o)
            b2 = b2 + rate * e_o
            e_h = h * (1 - h) * (W2 @ e_o)
            W1 = W1 + rate * np.outer(x, e_h)
            b1 = b1 + rate * e_h
    return W1, b1, W2, b2
