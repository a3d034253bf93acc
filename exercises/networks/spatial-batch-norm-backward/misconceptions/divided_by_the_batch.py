"""The sums were divided by the number of images. Mean and variance are over all n · h · w elements of a channel.

zh-hans: 求和之后除以的是图像的张数。均值和方差是对通道的全部 n · h · w 个元素求的。
"""

import numpy as np


def spatial_batch_norm_backward(dY, X, gamma, eps):
    over = (0, 2, 3)
    std = np.sqrt(X.var(axis=over, keepdims=True) + eps)
    normal = (X - X.mean(axis=over, keepdims=True)) / std
    dbeta, dgamma = dY.sum(axis=over, keepdims=True), (dY * normal).sum(axis=over, keepdims=True)
    dX = gamma[:, None, None] / std * (dY - (dbeta + normal * dgamma) / len(X))
    return dX, dgamma.ravel(), dbeta.ravel()
