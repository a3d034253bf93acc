"""The gradients were divided by the number of examples. A mean in the loss is in `dO` already; dividing again counts it twice.

section: Good to know

zh-hans: 梯度除以了样本数。如果损失取平均，`dO` 里已经含有这个因子，再除就重复了。
"""

import numpy as np


def two_layer_backward(dO, X, W1, b1, W2, b2):
    H = np.tanh(X @ W1 + b1)
    dO = dO / len(X)
    dZ = (dO @ W2.T) * (1 - H**2)
    return X.T @ dZ, dZ.sum(axis=0), H.T @ dO, dO.sum(axis=0)
