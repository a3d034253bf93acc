"""Mean and variance were taken as constants, so their part of `dX` is missing. They depend on every element of the channel.

zh-hans: 把均值和方差当成了常数，因此 `dX` 中缺少它们的部分。它们依赖于该通道的每个元素。
"""

import numpy as np


def spatial_batch_norm_backward(dY, X, gamma, eps):
    over = (0, 2, 3)
    std = np.sqrt(X.var(axis=over, keepdims=True) + eps)
    normal = (X - X.mean(axis=over, keepdims=True)) / std
    return gamma[:, None, None] * dY / std, (dY * normal).sum(axis=over), dY.sum(axis=over)
