"""`gamma` is missing in `dX`: the output is `gamma * X_hat`, so the gradient is multiplied by it on the way back.

zh-hans: `dX` 里漏了 `gamma`：输出是 `gamma * X_hat`，梯度传回来时要乘以它。
"""

import numpy as np


def batch_norm_backward(dY, X, gamma, eps):
    scale = 1 / np.sqrt(X.var(axis=0) + eps)
    X_hat = (X - X.mean(axis=0)) * scale
    dgamma, dbeta = (dY * X_hat).sum(axis=0), dY.sum(axis=0)
    return scale * (dY - dbeta / len(X) - X_hat * dgamma / len(X)), dgamma, dbeta
