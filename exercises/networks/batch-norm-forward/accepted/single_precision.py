"""In float32, printing what happens, as a notebook would."""

import numpy as np


def batch_norm_forward(X, gamma, beta, running_mean, running_var, momentum, eps, train):
    X, gamma, beta = X.astype(np.float32), gamma.astype(np.float32), beta.astype(np.float32)
    mean, var = running_mean.astype(np.float32), running_var.astype(np.float32)
    print("training" if train else "test time", X.shape)
    if not train:
        return gamma * (X - mean) / np.sqrt(var + np.float32(eps)) + beta, mean, var
    mu, sigma2 = X.mean(0), X.var(0)
    Y = gamma * (X - mu) / np.sqrt(sigma2 + np.float32(eps)) + beta
    return Y, momentum * mean + (1 - momentum) * mu, momentum * var + (1 - momentum) * sigma2
