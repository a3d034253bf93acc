"""One number was drawn for each column and shared by all rows. Every element has a number of its own: `random(X.shape)`.

zh-hans: 每一列只抽了一个随机数，所有行共用。每个元素都要有自己的随机数：`random(X.shape)`。
"""

import numpy as np


def dropout_forward(X, p, train, seed):
    if not train:
        return X
    U = np.random.default_rng(seed).random(X.shape[-1])
    return X * (U >= p) / (1 - p)
