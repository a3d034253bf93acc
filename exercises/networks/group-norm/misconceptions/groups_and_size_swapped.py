"""The number of groups was taken as the number of channels in a group. `groups` is how many there are; each has `c // groups` channels.

zh-hans: 把组数当成了每组的通道数。`groups` 是组的个数，每组有 `c // groups` 个通道。
"""

import numpy as np


def group_norm_forward(X, gamma, beta, groups, eps):
    n, c, h, w = X.shape
    rows = X.reshape(n * (c // groups), -1)
    rows = (rows - rows.mean(axis=1, keepdims=True)) / np.sqrt(rows.var(axis=1, keepdims=True) + eps)
    return gamma[:, None, None] * rows.reshape(X.shape) + beta[:, None, None]
