"""`db` was summed over the outputs, so it has one number for each image. Sum over the images: one number for each output.

zh-hans: `db` 是对输出求和的，因此每个样本一个数。应当对样本求和：每个输出一个数。
"""

import numpy as np


def affine_forward(x, w, b):
    return x.reshape(len(x), -1) @ w + b, (x, w)


def affine_backward(dout, cache):
    x, w = cache
    dx = (dout @ w.T).reshape(x.shape)
    dw = x.reshape(len(x), -1).T @ dout
    db = dout.sum(axis=1)
    return dx, dw, db
