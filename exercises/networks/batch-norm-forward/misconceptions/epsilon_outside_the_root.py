"""`eps` was added outside the root: it is `sqrt(var + eps)`, not `sqrt(var) + eps`.

zh-hans: `eps` 加在了根号外面：应当是 `sqrt(var + eps)`，而不是 `sqrt(var) + eps`。
"""

import numpy as np


def batch_norm_forward(X, gamma, beta, running_mean, running_var, momentum, eps, train):
    mean, var = (X.mean(axis=0), X.var(axis=0)) if train else (running_mean, running_var)
    if train:
        running_mean = momentum * running_mean + (1 - momentum) * mean
        running_var = momentum * running_var + (1 - momentum) * var
    return gamma * (X - mean) / (np.sqrt(var) + eps) + beta, running_mean, running_var
