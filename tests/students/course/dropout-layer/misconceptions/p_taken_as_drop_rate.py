"""`p` was taken as the probability to drop a unit. Here it is the probability to keep one: keep `rand < p`, and divide by `p`.

zh-hans: `p` 被当成了丢弃的概率。这里它是保留的概率：保留 `rand < p` 的单元，并除以 `p`。
"""

import numpy as np


def dropout_forward(x, dropout_param):
    p, mode = dropout_param["p"], dropout_param["mode"]
    np.random.seed(dropout_param["seed"])
    mask = None
    out = x
    if mode == "train":
        mask = (np.random.rand(*x.shape) < 1 - p) / (1 - p)
        out = x * mask
    return out, (dropout_param, mask)


def dropout_backward(dout, cache):
    dropout_param, mask = cache
    if dropout_param["mode"] == "test":
        return dout
    return dout * mask
