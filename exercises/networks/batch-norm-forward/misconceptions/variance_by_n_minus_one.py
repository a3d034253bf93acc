"""The variance was divided by `n - 1`. Batch normalisation divides by `n`, which is `np.var`'s default.

section: Good to know

zh-hans: 方差除以了 `n - 1`。批量归一化除以 `n`，这也是 `np.var` 的默认做法。
"""

import numpy as np


def batch_norm_forward(X, gamma, beta, running_mean, running_var, momentum, eps, train):
    mean, var = (X.mean(axis=0), X.var(axis=0, ddof=1)) if train else (running_mean, running_var)
    if train:
        running_mean = momentum * running_mean + (1 - momentum) * mean
        running_var = momentum * running_var + (1 - momentum) * var
    return gamma * (X - mean) / np.sqrt(var + eps) + beta, running_mean, running_var
