"""`db` has the right numbers in the shape (1, M). It belongs to `b`, so its shape is (M,).

zh-hans: `db` 的数值是对的，但形状是 (1, M)。它对应 `b`，形状应为 (M,)。
"""

import numpy as np


def affine_forward(x, w, b):
    return x.reshape(len(x), -1) @ w + b, (x, w)


def affine_backward(dout, cache):
    x, w = cache
    dx = (dout @ w.T).reshape(x.shape)
    dw = x.reshape(len(x), -1).T @ dout
    db = dout.sum(axis=0, keepdims=True)
    return dx, dw, db
