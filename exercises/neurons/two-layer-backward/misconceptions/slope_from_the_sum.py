"""The slope was computed as `1 - Z²`, from what went into tanh. It is `1 - H²`, from what came out.

zh-hans: 斜率是用 tanh 的输入算的：`1 - Z²`。应当用 tanh 的输出：`1 - H²`。
"""

import numpy as np


def two_layer_backward(dO, X, W1, b1, W2, b2):
    Z = X @ W1 + b1
    dZ = (dO @ W2.T) * (1 - Z**2)
    return X.T @ dZ, dZ.sum(axis=0), np.tanh(Z).T @ dO, dO.sum(axis=0)
