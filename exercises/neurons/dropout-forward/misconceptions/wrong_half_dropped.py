"""The wrong elements were dropped: those with `U < p` were kept and the others set to 0. It is the other way round.

zh-hans: 丢弃的元素弄反了：`U < p` 的被保留，其余的变成了 0。应当正好相反。
"""

import numpy as np


def dropout_forward(X, p, train, seed):
    if not train:
        return X
    U = np.random.default_rng(seed).random(X.shape)
    return X * (U < p) / (1 - p)
