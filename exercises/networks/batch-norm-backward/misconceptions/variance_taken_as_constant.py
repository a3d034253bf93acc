"""The gradient through the variance is missing; the one through the mean is there. Subtract the part with `dgamma` too.

zh-hans: 漏了经过方差的梯度，经过均值的部分是有的。还要减去含 `dgamma` 的那一项。
"""

import numpy as np


def batch_norm_backward(dY, X, gamma, eps):
    scale = 1 / np.sqrt(X.var(axis=0) + eps)
    X_hat = (X - X.mean(axis=0)) * scale
    return gamma * scale * (dY - dY.mean(axis=0)), (dY * X_hat).sum(axis=0), dY.sum(axis=0)
