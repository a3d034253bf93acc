"""The output was multiplied by `p` when testing, and not divided by it when training. Divide by `p` when training; then testing changes nothing.

zh-hans: 测试时输出乘上了 `p`，而训练时没有除以它。请在训练时除以 `p`，这样测试时什么都不变。
"""

import numpy as np


def dropout_forward(x, dropout_param):
    p, mode = dropout_param["p"], dropout_param["mode"]
    np.random.seed(dropout_param["seed"])
    mask = None
    out = x * p
    if mode == "train":
        mask = (np.random.rand(*x.shape) < p)
        out = x * mask
    return out, (dropout_param, mask)


def dropout_backward(dout, cache):
    dropout_param, mask = cache
    if dropout_param["mode"] == "test":
        return dout
    return dout * mask
