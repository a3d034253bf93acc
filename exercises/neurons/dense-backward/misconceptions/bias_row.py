"""`db` has the right values in the wrong shape, (1, k). It belongs to `b`, whose shape is (k,): sum without `keepdims`.

zh-hans: `db` 的数值正确，但形状成了 (1, k)。它对应的 `b` 形状是 (k,)：求和时不要用 `keepdims`。
"""

import numpy as np


def dense_backward(dA, X, W, b):
    rows = X.reshape(len(X), -1)
    dZ = dA * (1 - np.tanh(rows @ W + b) ** 2)
    return dZ, rows.T @ dZ, dZ.sum(axis=0, keepdims=True), (dZ @ W.T).reshape(X.shape)
