"""`dgamma` and `dbeta` have the right values in the wrong shape, (1, d). They belong to `gamma` and `beta`, (d,): sum without `keepdims`.

zh-hans: `dgamma` 和 `dbeta` 的数值正确，但形状成了 (1, d)。它们对应 `gamma` 和 `beta`，形状是 (d,)：求和时不要用 `keepdims`。
"""

import numpy as np


def batch_norm_backward(dY, X, gamma, eps):
    scale = 1 / np.sqrt(X.var(axis=0) + eps)
    X_hat = (X - X.mean(axis=0)) * scale
    dgamma, dbeta = (dY * X_hat).sum(axis=0, keepdims=True), dY.sum(axis=0, keepdims=True)
    return gamma * scale * (dY - dbeta / len(X) - X_hat * dgamma / len(X)), dgamma, dbeta
