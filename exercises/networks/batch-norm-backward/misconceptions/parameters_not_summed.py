"""`dgamma` and `dbeta` still have a row for each example. All examples share them, so sum over the batch: `axis=0`.

zh-hans: `dgamma` 和 `dbeta` 仍然是每个样本一行。所有样本共用它们，应当对批量求和：`axis=0`。
"""

import numpy as np


def batch_norm_backward(dY, X, gamma, eps):
    scale = 1 / np.sqrt(X.var(axis=0) + eps)
    X_hat = (X - X.mean(axis=0)) * scale
    dgamma, dbeta = (dY * X_hat).sum(axis=0), dY.sum(axis=0)
    return gamma * scale * (dY - dbeta / len(X) - X_hat * dgamma / len(X)), dY * X_hat, dY
