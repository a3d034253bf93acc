"""The statistics were taken over the batch as well. Group normalisation looks at one image at a time.

zh-hans: 统计量还对批量求了。组归一化每次只看一张图像。
"""

import numpy as np


def group_norm_forward(X, gamma, beta, groups, eps):
    n, c, h, w = X.shape
    grouped = X.reshape(n, groups, c // groups, h, w)
    over = (0, 2, 3, 4)
    normal = (grouped - grouped.mean(axis=over, keepdims=True)) / np.sqrt(grouped.var(axis=over, keepdims=True) + eps)
    return gamma[:, None, None] * normal.reshape(X.shape) + beta[:, None, None]
