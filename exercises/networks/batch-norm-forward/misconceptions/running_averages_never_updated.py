"""The running averages came back as they were. While training they are renewed with the batch's mean and variance.

zh-hans: 移动平均原样返回了。训练时要用批量的均值和方差更新它们。
"""

import numpy as np


def batch_norm_forward(X, gamma, beta, running_mean, running_var, momentum, eps, train):
    mean, var = (X.mean(axis=0), X.var(axis=0)) if train else (running_mean, running_var)
    return gamma * (X - mean) / np.sqrt(var + eps) + beta, running_mean, running_var
