"""The kept elements were multiplied by `1 - p`, which makes them smaller. They grow: divide.

zh-hans: 保留的元素乘以了 `1 - p`，反而变小了。它们应当变大：请相除。
"""

import numpy as np


def dropout_forward(X, p, train, seed):
    if not train:
        return X
    U = np.random.default_rng(seed).random(X.shape)
    return X * (U >= p) * (1 - p)
