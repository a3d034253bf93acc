"""The gradients are right, in another order. Return `(dW1, db1, dW2, db2)`: the hidden layer first.

zh-hans: 梯度都对，但顺序不同。请按 `(dW1, db1, dW2, db2)` 返回：先隐藏层。
"""

import numpy as np


def two_layer_backward(dO, X, W1, b1, W2, b2):
    H = np.tanh(X @ W1 + b1)
    dZ = (dO @ W2.T) * (1 - H**2)
    return H.T @ dO, dO.sum(axis=0), X.T @ dZ, dZ.sum(axis=0)
