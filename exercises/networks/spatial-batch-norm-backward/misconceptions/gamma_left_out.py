"""`gamma` is missing in `dX`: the output is `gamma * X_hat`, so the gradient is multiplied by it on the way back.

zh-hans: `dX` 中缺少 `gamma`：输出是 `gamma * X_hat`，所以梯度传回时也要乘以它。
"""

import numpy as np


def spatial_batch_norm_backward(dY, X, gamma, eps):
    over = (0, 2, 3)
    std = np.sqrt(X.var(axis=over, keepdims=True) + eps)
    normal = (X - X.mean(axis=over, keepdims=True)) / std
    mean, product = dY.mean(axis=over, keepdims=True), (dY * normal).mean(axis=over, keepdims=True)
    return (dY - mean - normal * product) / std, (dY * normal).sum(axis=over), dY.sum(axis=over)
