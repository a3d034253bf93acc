"""At test time `eps` is missing. It stands under the root in both modes.

section: Good to know

zh-hans: 测试时漏了 `eps`。两种模式下它都在根号里。
"""

import numpy as np


def batch_norm_forward(X, gamma, beta, running_mean, running_var, momentum, eps, train):
    if not train:
        return gamma * (X - running_mean) / np.sqrt(running_var) + beta, running_mean, running_var
    mean, var = X.mean(axis=0), X.var(axis=0)
    running_mean = momentum * running_mean + (1 - momentum) * mean
    running_var = momentum * running_var + (1 - momentum) * var
    return gamma * (X - mean) / np.sqrt(var + eps) + beta, running_mean, running_var
