"""Both modes, one after the other."""

import numpy as np


def batch_norm_forward(X, gamma, beta, running_mean, running_var, momentum, eps, train):
    if train:
        mean = np.mean(X, axis=0)
        var = np.var(X, axis=0)
        X_hat = (X - mean) / np.sqrt(var + eps)
        running_mean = momentum * running_mean + (1 - momentum) * mean
        running_var = momentum * running_var + (1 - momentum) * var
    else:
        X_hat = (X - running_mean) / np.sqrt(running_var + eps)
    return gamma * X_hat + beta, running_mean, running_var
