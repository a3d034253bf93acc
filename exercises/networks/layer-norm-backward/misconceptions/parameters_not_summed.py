"""The gradients of `gamma` and `beta` still have a row for each example. All examples share the two: sum over the examples.

zh-hans: `gamma` 和 `beta` 的梯度仍然每个样本一行。所有样本共用它们：应当对样本求和。
"""

import numpy as np


def layer_norm_backward(dY, X, gamma, eps):
    std = np.sqrt(X.var(axis=1, keepdims=True) + eps)
    normal = (X - X.mean(axis=1, keepdims=True)) / std
    g = dY * gamma
    dX = (g - g.mean(axis=1, keepdims=True) - normal * (g * normal).mean(axis=1, keepdims=True)) / std
    return dX, dY * normal, dY
