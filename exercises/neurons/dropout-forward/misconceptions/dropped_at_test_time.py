"""Elements were dropped at test time as well. When `train` is false, `X` comes back as it is.

zh-hans: 测试时也丢弃了元素。`train` 为假时，应当原样返回 `X`。
"""

import numpy as np


def dropout_forward(X, p, train, seed):
    U = np.random.default_rng(seed).random(X.shape)
    return X * (U >= p) / (1 - p)
