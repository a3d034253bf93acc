"""Units were dropped with probability `p`. Here `p` is the probability to keep one: `rand < p` stays.

zh-hans: 单元以概率 `p` 被丢弃了。这里 `p` 是保留的概率：`rand < p` 的单元留下。
"""

import numpy as np


def dropout_forward(x, dropout_param):
    p, mode = dropout_param["p"], dropout_param["mode"]
    np.random.seed(dropout_param["seed"])
    mask = None
    out = x
    if mode == "train":
        mask = (np.random.rand(*x.shape) > p) / (1 - p)
        out = x * mask
    return out, (dropout_param, mask)


def dropout_backward(dout, cache):
    dropout_param, mask = cache
    if dropout_param["mode"] == "test":
        return dout
    return dout * mask
