"""Every image had its own mean and variance. They are taken over the whole batch as well: `axis=(0, 2, 3)`.

zh-hans: 每张图像各有自己的均值和方差。还应当对整个批量求：`axis=(0, 2, 3)`。
"""

import numpy as np


def spatial_batch_norm_forward(X, gamma, beta, eps):
    mean, var = X.mean(axis=(2, 3), keepdims=True), X.var(axis=(2, 3), keepdims=True)
    return gamma[:, None, None] * (X - mean) / np.sqrt(var + eps) + beta[:, None, None]
