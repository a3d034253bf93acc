"""Every image had its own statistics. They go over the whole batch as well: `axis=(0, 2, 3)`.

zh-hans: 每张图像各有自己的统计量。还应当对整个批量求：`axis=(0, 2, 3)`。
"""

import numpy as np


def spatial_batch_norm_backward(dY, X, gamma, eps):
    over = (2, 3)
    std = np.sqrt(X.var(axis=over, keepdims=True) + eps)
    normal = (X - X.mean(axis=over, keepdims=True)) / std
    mean = dY.mean(axis=over, keepdims=True)
    dX = gamma[:, None, None] / std * (dY - mean - normal * (dY * normal).mean(axis=over, keepdims=True))
    return dX, (dY * normal).sum(axis=(0, 2, 3)), dY.sum(axis=(0, 2, 3))
