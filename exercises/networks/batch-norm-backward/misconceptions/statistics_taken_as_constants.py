"""Mean and variance were treated as constants: this is `dY * gamma / sqrt(var + eps)`. Both depend on `X`, and the gradient flows through them too.

zh-hans: 均值和方差被当成了常数：这是 `dY * gamma / sqrt(var + eps)`。两者都依赖于 `X`，梯度也要经过它们。
"""

import numpy as np


def batch_norm_backward(dY, X, gamma, eps):
    scale = 1 / np.sqrt(X.var(axis=0) + eps)
    X_hat = (X - X.mean(axis=0)) * scale
    return dY * gamma * scale, (dY * X_hat).sum(axis=0), dY.sum(axis=0)
