"""The mask comes from a normal distribution, so the share that is kept is not `p`. Draw with `np.random.rand`, evenly from 0 to 1.

zh-hans: 掩码来自正态分布，因此保留的比例不是 `p`。请用 `np.random.rand` 在 0 到 1 之间均匀抽取。
"""

import numpy as np


def dropout_forward(x, dropout_param):
    p, mode = dropout_param["p"], dropout_param["mode"]
    np.random.seed(dropout_param["seed"])
    mask = None
    out = x
    if mode == "train":
        mask = (np.random.randn(*x.shape) < p) / p
        out = x * mask
    return out, (dropout_param, mask)


def dropout_backward(dout, cache):
    dropout_param, mask = cache
    if dropout_param["mode"] == "test":
        return dout
    return dout * mask
