"""The groups were made of every G-th channel. A group holds neighbouring channels.

zh-hans: 分组时每隔 G 个通道取一个。一组由相邻的通道组成。
"""

import numpy as np


def group_norm_backward(dY, X, gamma, groups, eps):
    dX, normal = np.zeros(X.shape), np.zeros(X.shape)
    g = gamma[:, None, None] * dY
    for q in range(groups):
        x, dy = X[:, q::groups], g[:, q::groups]
        over = (1, 2, 3)
        std = np.sqrt(x.var(axis=over, keepdims=True) + eps)
        z = (x - x.mean(axis=over, keepdims=True)) / std
        normal[:, q::groups] = z
        mean, product = dy.mean(axis=over, keepdims=True), (dy * z).mean(axis=over, keepdims=True)
        dX[:, q::groups] = (dy - mean - z * product) / std
    return dX, (dY * normal).sum(axis=(0, 2, 3)), dY.sum(axis=(0, 2, 3))
