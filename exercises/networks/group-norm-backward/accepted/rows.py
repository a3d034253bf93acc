"""Each group of each image as one row."""

import numpy as np


def group_norm_backward(dY, X, gamma, groups, eps):
    n, c, h, w = X.shape
    rows = X.reshape(n * groups, -1)
    g = (gamma[:, None, None] * dY).reshape(rows.shape)
    std = np.sqrt(rows.var(axis=1, keepdims=True) + eps)
    normal = (rows - rows.mean(axis=1, keepdims=True)) / std
    dX = (g - g.mean(axis=1, keepdims=True) - normal * (g * normal).mean(axis=1, keepdims=True)) / std
    normal = normal.reshape(X.shape)
    return dX.reshape(X.shape), (dY * normal).sum(axis=(0, 2, 3)), dY.sum(axis=(0, 2, 3))
