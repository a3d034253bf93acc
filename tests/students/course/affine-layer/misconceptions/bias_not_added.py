"""The bias was left out of the output: add `b` to each row.

zh-hans: 输出没有加上偏置：每一行都要加上 `b`。
"""

import numpy as np


def affine_forward(x, w, b):
    return x.reshape(len(x), -1) @ w, (x, w)


def affine_backward(dout, cache):
    x, w = cache
    dx = (dout @ w.T).reshape(x.shape)
    dw = x.reshape(len(x), -1).T @ dout
    db = dout.sum(axis=0)
    return dx, dw, db
