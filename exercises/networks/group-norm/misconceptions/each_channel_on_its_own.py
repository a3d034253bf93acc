"""Every channel was normalised on its own. All channels of a group share one mean and one variance.

zh-hans: 每个通道各自做了归一化。同一组的所有通道共用一个均值和方差。
"""

import numpy as np


def group_norm_forward(X, gamma, beta, groups, eps):
    mean, var = X.mean(axis=(2, 3), keepdims=True), X.var(axis=(2, 3), keepdims=True)
    return gamma[:, None, None] * (X - mean) / np.sqrt(var + eps) + beta[:, None, None]
