"""`eps` was left out: the forward pass divided by `sqrt(var + eps)`, and so does the backward pass.

zh-hans: 漏了 `eps`：前向传播除以 `sqrt(var + eps)`，反向传播也一样。
"""

import numpy as np


def batch_norm_backward(dY, X, gamma, eps):
    scale = 1 / np.sqrt(X.var(axis=0))
    X_hat = (X - X.mean(axis=0)) * scale
    dgamma, dbeta = (dY * X_hat).sum(axis=0), dY.sum(axis=0)
    return gamma * scale * (dY - dbeta / len(X) - X_hat * dgamma / len(X)), dgamma, dbeta
