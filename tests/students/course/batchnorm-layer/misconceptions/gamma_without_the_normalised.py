"""`dgamma` is the sum of `dout`. `gamma` multiplies the normalised input, so each part of the sum is multiplied by it.

zh-hans: `dgamma` 成了 `dout` 的和。`gamma` 乘在归一化后的输入上，因此求和的每一项都要乘以它。
"""

import numpy as np


def batchnorm_forward(x, gamma, beta, bn_param):
    eps, momentum = bn_param["eps"], bn_param["momentum"]
    running_mean, running_var = bn_param["running_mean"], bn_param["running_var"]
    if bn_param["mode"] == "test":
        return gamma * (x - running_mean) / np.sqrt(running_var + eps) + beta, None
    mean, var = x.mean(axis=0), x.var(axis=0)
    std = np.sqrt(var + eps)
    normed = (x - mean) / std
    bn_param["running_mean"] = momentum * running_mean + (1 - momentum) * mean
    bn_param["running_var"] = momentum * running_var + (1 - momentum) * var
    return gamma * normed + beta, (normed, gamma, std)


def batchnorm_backward(dout, cache):
    normed, gamma, std = cache
    dgamma = dout.sum(axis=0)
    dbeta = dout.sum(axis=0)
    d = dout * gamma
    dx = (d - d.mean(axis=0) - normed * (d * normed).mean(axis=0)) / std
    return dx, dgamma, dbeta
