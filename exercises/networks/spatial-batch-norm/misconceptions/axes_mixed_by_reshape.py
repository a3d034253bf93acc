"""`reshape` does not move axes: the elements kept their order, and channels were mixed. Move the channels to the end with `transpose(0, 2, 3, 1)` first.

section: Good to know

zh-hans: `reshape` 不会移动轴：元素的顺序不变，各通道因此混在了一起。请先用 `transpose(0, 2, 3, 1)` 把通道移到最后。
"""

import numpy as np


def spatial_batch_norm_forward(X, gamma, beta, eps):
    rows = X.reshape(-1, X.shape[1])
    normal = (rows - rows.mean(axis=0)) / np.sqrt(rows.var(axis=0) + eps)
    return (gamma * normal + beta).reshape(X.shape)
