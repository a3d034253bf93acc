"""Mean and variance were taken as constants, so their part of `dX` is missing. They depend on every element of the group.

zh-hans: 把均值和方差当成了常数，因此 `dX` 中缺少它们的部分。它们依赖于该组的每个元素。
"""

import numpy as np


def group_norm_backward(dY, X, gamma, groups, eps):
    n, c, h, w = X.shape
    rows = X.reshape(n, groups, -1)
    std = np.sqrt(rows.var(axis=2, keepdims=True) + eps)
    normal = ((rows - rows.mean(axis=2, keepdims=True)) / std).reshape(X.shape)
    dX = ((gamma[:, None, None] * dY).reshape(rows.shape) / std).reshape(X.shape)
    return dX, (dY * normal).sum(axis=(0, 2, 3)), dY.sum(axis=(0, 2, 3))
