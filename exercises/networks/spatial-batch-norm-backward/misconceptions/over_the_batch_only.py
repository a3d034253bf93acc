"""Statistics and sums went over the images only, apart for every position. All positions of a channel share one mean and one variance: `axis=(0, 2, 3)`.

zh-hans: 统计量和求和只对图像进行，每个位置各自分开。一个通道的所有位置共用一个均值和一个方差：`axis=(0, 2, 3)`。
"""

import numpy as np


def spatial_batch_norm_backward(dY, X, gamma, eps):
    std = np.sqrt(X.var(axis=0) + eps)
    normal = (X - X.mean(axis=0)) / std
    dX = gamma[:, None, None] / std * (dY - dY.mean(axis=0) - normal * (dY * normal).mean(axis=0))
    return dX, (dY * normal).sum(axis=(0, 2, 3)), dY.sum(axis=(0, 2, 3))
