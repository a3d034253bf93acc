"""`db1` and `db2` have the right values in the wrong shapes, (1, h) and (1, k). They belong to `b1` (h,) and `b2` (k,): sum without `keepdims`.

zh-hans: `db1` 和 `db2` 的数值正确，但形状成了 (1, h) 和 (1, k)。它们对应 `b1` (h,) 和 `b2` (k,)：求和时不要用 `keepdims`。
"""

import numpy as np


def two_layer_backward(dO, X, W1, b1, W2, b2):
    H = np.tanh(X @ W1 + b1)
    dZ = (dO @ W2.T) * (1 - H**2)
    return X.T @ dZ, dZ.sum(axis=0, keepdims=True), H.T @ dO, dO.sum(axis=0, keepdims=True)
