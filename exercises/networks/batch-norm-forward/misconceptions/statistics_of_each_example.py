"""Mean and variance were taken along the rows, over the features of each example. Take them over the batch: `axis=0`.

zh-hans: 均值和方差是按行求的，即对每个样本的各个特征求。应当对批量求：`axis=0`。
"""

import numpy as np


def batch_norm_forward(X, gamma, beta, running_mean, running_var, momentum, eps, train):
    if not train:
        return gamma * (X - running_mean) / np.sqrt(running_var + eps) + beta, running_mean, running_var
    mean, var = X.mean(axis=1, keepdims=True), X.var(axis=1, keepdims=True)
    Y = gamma * (X - mean) / np.sqrt(var + eps) + beta
    running_mean = momentum * running_mean + (1 - momentum) * X.mean(axis=0)
    running_var = momentum * running_var + (1 - momentum) * X.var(axis=0)
    return Y, running_mean, running_var
