"""The biases' gradients come from one example alone. All examples share the biases, so sum over the batch: `axis=0`.

zh-hans: 偏置的梯度只取自一个样本。所有样本共用偏置，应当对整个批量求和：`axis=0`。
"""

import numpy as np


def two_layer_backward(dO, X, W1, b1, W2, b2):
    H = np.tanh(X @ W1 + b1)
    dZ = (dO @ W2.T) * (1 - H**2)
    return X.T @ dZ, dZ[-1], H.T @ dO, dO[-1]
