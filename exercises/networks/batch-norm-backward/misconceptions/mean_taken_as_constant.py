"""The gradient through the mean is missing; the one through the variance is there. Subtract the part with `dbeta` too.

zh-hans: 漏了经过均值的梯度，经过方差的部分是有的。还要减去含 `dbeta` 的那一项。
"""

import numpy as np


def batch_norm_backward(dY, X, gamma, eps):
    scale = 1 / np.sqrt(X.var(axis=0) + eps)
    X_hat = (X - X.mean(axis=0)) * scale
    dgamma = (dY * X_hat).sum(axis=0)
    return gamma * scale * (dY - X_hat * dgamma / len(X)), dgamma, dY.sum(axis=0)
