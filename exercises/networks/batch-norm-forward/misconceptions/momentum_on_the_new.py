"""The two shares are swapped: `momentum` is what is kept of the old averages, `1 - momentum` what is taken of the new statistics.

zh-hans: 两个比例弄反了：`momentum` 是保留旧值的比例，`1 - momentum` 是采用新统计量的比例。
"""

import numpy as np


def batch_norm_forward(X, gamma, beta, running_mean, running_var, momentum, eps, train):
    mean, var = (X.mean(axis=0), X.var(axis=0)) if train else (running_mean, running_var)
    if train:
        running_mean = (1 - momentum) * running_mean + momentum * mean
        running_var = (1 - momentum) * running_var + momentum * var
    return gamma * (X - mean) / np.sqrt(var + eps) + beta, running_mean, running_var
