"""The scaling was done at test time instead of while training. With inverted dropout nothing is done at test time.

zh-hans: 缩放放到了测试时，而不是训练时。反向缩放的暂退法在测试时什么也不做。
"""

import numpy as np


def dropout_forward(X, p, train, seed):
    if not train:
        return X * (1 - p)
    U = np.random.default_rng(seed).random(X.shape)
    return X * (U >= p)
