"""The running averages were renewed at test time as well. What the network has learned must not depend on what it is asked.

zh-hans: 测试时也更新了移动平均。网络学到的东西不应随测试数据改变。
"""

import numpy as np


def batch_norm_forward(X, gamma, beta, running_mean, running_var, momentum, eps, train):
    batch_mean, batch_var = X.mean(axis=0), X.var(axis=0)
    mean, var = (batch_mean, batch_var) if train else (running_mean, running_var)
    new_mean = momentum * running_mean + (1 - momentum) * batch_mean
    new_var = momentum * running_var + (1 - momentum) * batch_var
    return gamma * (X - mean) / np.sqrt(var + eps) + beta, new_mean, new_var
