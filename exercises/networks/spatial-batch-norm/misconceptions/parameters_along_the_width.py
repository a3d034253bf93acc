"""`gamma` and `beta` lined up with the last axis, the width. They belong to the channels: `gamma[:, None, None]`.

zh-hans: `gamma` 和 `beta` 与最后一个轴（宽）对齐了。它们属于通道：`gamma[:, None, None]`。
"""

import numpy as np


def spatial_batch_norm_forward(X, gamma, beta, eps):
    mean, var = X.mean(axis=(0, 2, 3), keepdims=True), X.var(axis=(0, 2, 3), keepdims=True)
    return gamma * (X - mean) / np.sqrt(var + eps) + beta
