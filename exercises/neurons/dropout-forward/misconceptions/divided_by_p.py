"""The kept elements were divided by `p`. A share of `1 - p` is kept, so divide by that.

zh-hans: 保留的元素除以了 `p`。保留的比例是 `1 - p`，应当除以它。
"""

import numpy as np


def dropout_forward(X, p, train, seed):
    if not train:
        return X
    U = np.random.default_rng(seed).random(X.shape)
    return X * (U >= p) / (p or 1)
