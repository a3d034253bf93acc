"""`p` was taken as the chance of being kept. Here it is the chance of being dropped: 0 where `U < p`, and the rest is divided by `1 - p`.

section: Good to know

zh-hans: 把 `p` 当成了保留的概率。这里它是丢弃的概率：`U < p` 处为 0，其余的除以 `1 - p`。
"""

import numpy as np


def dropout_forward(X, p, train, seed):
    if not train:
        return X
    U = np.random.default_rng(seed).random(X.shape)
    return X * (U < p) / (p or 1)
