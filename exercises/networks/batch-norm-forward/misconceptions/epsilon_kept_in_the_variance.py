"""`eps` was added to the variance itself, so it went into the running variance too. Add it under the root only.

zh-hans: `eps` 加到了方差本身上，因此也进入了方差的移动平均。只在根号里加上它。
"""

import numpy as np


def batch_norm_forward(X, gamma, beta, running_mean, running_var, momentum, eps, train):
    mean, var = running_mean, running_var + eps
    if train:
        mean, var = X.mean(axis=0), X.var(axis=0) + eps
        running_mean = momentum * running_mean + (1 - momentum) * mean
        running_var = momentum * running_var + (1 - momentum) * var
    return gamma * (X - mean) / np.sqrt(var) + beta, running_mean, running_var
