"""The sums that run through mean and variance were not divided by the number of examples, n.

zh-hans: 经过均值和方差的求和没有除以样本数 n。
"""

import numpy as np


def batch_norm_backward(dY, X, gamma, eps):
    scale = 1 / np.sqrt(X.var(axis=0) + eps)
    X_hat = (X - X.mean(axis=0)) * scale
    dgamma, dbeta = (dY * X_hat).sum(axis=0), dY.sum(axis=0)
    return gamma * scale * (dY - dbeta - X_hat * dgamma), dgamma, dbeta
