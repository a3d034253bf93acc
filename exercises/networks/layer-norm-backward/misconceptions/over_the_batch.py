"""Statistics and means were taken over the examples, as in batch normalisation. Here they go over the features of each example: `axis=1`.

zh-hans: 统计量和平均值是对样本求的，就像批量归一化那样。这里应当对每个样本的特征求：`axis=1`。
"""

import numpy as np


def layer_norm_backward(dY, X, gamma, eps):
    std = np.sqrt(X.var(axis=0) + eps)
    normal = (X - X.mean(axis=0)) / std
    g = dY * gamma
    dX = (g - g.mean(axis=0) - normal * (g * normal).mean(axis=0)) / std
    return dX, (dY * normal).sum(axis=0), dY.sum(axis=0)
