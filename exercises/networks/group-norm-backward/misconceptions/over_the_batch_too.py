"""The statistics went over the batch as well. Group normalisation looks at each image by itself.

zh-hans: 统计量还对批量求了。组归一化每次只看一张图像。
"""

import numpy as np


def group_norm_backward(dY, X, gamma, groups, eps):
    n, c, h, w = X.shape
    over = (0, 2)
    rows, g = X.reshape(n, groups, -1), (gamma[:, None, None] * dY).reshape(n, groups, -1)
    std = np.sqrt(rows.var(axis=over, keepdims=True) + eps)
    normal = (rows - rows.mean(axis=over, keepdims=True)) / std
    dX = (g - g.mean(axis=over, keepdims=True) - normal * (g * normal).mean(axis=over, keepdims=True)) / std
    normal = normal.reshape(X.shape)
    return dX.reshape(X.shape), (dY * normal).sum(axis=(0, 2, 3)), dY.sum(axis=(0, 2, 3))
