"""The input was not flattened, so only inputs of two axes work. Reshape each image into one row first.

zh-hans: 输入没有展平，因此只适用于两个轴的输入。请先把每个图像变成一行。
"""

import numpy as np


def affine_forward(x, w, b):
    return x @ w + b, (x, w)


def affine_backward(dout, cache):
    x, w = cache
    dx = (dout @ w.T).reshape(x.shape)
    dw = x.T @ dout
    db = dout.sum(axis=0)
    return dx, dw, db
