"""`gamma` was multiplied in the end, after the means over the features. It differs from feature to feature, so it has to be multiplied into `dY` before.

section: Good to know

zh-hans: `gamma` 是最后才乘的，在对特征求平均之后。它随特征而不同，所以必须先乘到 `dY` 上。
"""

import numpy as np


def layer_norm_backward(dY, X, gamma, eps):
    std = np.sqrt(X.var(axis=1, keepdims=True) + eps)
    normal = (X - X.mean(axis=1, keepdims=True)) / std
    dX = dY - dY.mean(axis=1, keepdims=True) - normal * (dY * normal).mean(axis=1, keepdims=True)
    return gamma * dX / std, (dY * normal).sum(axis=0), dY.sum(axis=0)
