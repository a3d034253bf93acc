"""The mean was taken as a constant. It changes with every feature of the example: take off the mean of `g`.

zh-hans: 把均值当成了常数。它随该样本的每个特征而变化：应当减去 `g` 的平均值。
"""

import numpy as np


def layer_norm_backward(dY, X, gamma, eps):
    std = np.sqrt(X.var(axis=1, keepdims=True) + eps)
    normal = (X - X.mean(axis=1, keepdims=True)) / std
    g = dY * gamma
    dX = (g - normal * (g * normal).mean(axis=1, keepdims=True)) / std
    return dX, (dY * normal).sum(axis=0), dY.sum(axis=0)
