"""Mean and variance were taken over the examples only, one for each position. All positions of a channel share them: `axis=(0, 2, 3)`.

zh-hans: 均值和方差只对样本求，每个位置各有一个。一个通道的所有位置共用它们：`axis=(0, 2, 3)`。
"""

import numpy as np


def spatial_batch_norm_forward(X, gamma, beta, eps):
    normal = (X - X.mean(axis=0)) / np.sqrt(X.var(axis=0) + eps)
    return gamma[:, None, None] * normal + beta[:, None, None]
