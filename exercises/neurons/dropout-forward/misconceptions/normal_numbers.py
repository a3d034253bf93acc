"""The mask was drawn from normal numbers, half of which are negative. The chance of falling below `p` is `p` only for uniform numbers: `random(X.shape)`.

section: Good to know

zh-hans: 掩码用的是正态分布的随机数，其中一半是负数。只有均匀分布的随机数小于 `p` 的概率才是 `p`：请用 `random(X.shape)`。
"""

import numpy as np


def dropout_forward(X, p, train, seed):
    if not train:
        return X
    U = np.random.default_rng(seed).standard_normal(X.shape)
    return X * (U >= p) / (1 - p)
