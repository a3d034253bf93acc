"""Renews the running averages in the arrays it was given; the variance from the mean of the squares of what is left."""

import numpy as np


def batch_norm_forward(X, gamma, beta, running_mean, running_var, momentum, eps, train):
    if not train:
        return gamma * (X - running_mean) / (running_var + eps) ** 0.5 + beta, running_mean, running_var
    n = X.shape[0]
    mu = X.sum(axis=0) / n
    centred = X - mu
    var = (centred**2).sum(axis=0) / n
    running_mean *= momentum
    running_mean += (1 - momentum) * mu
    running_var *= momentum
    running_var += (1 - momentum) * var
    return gamma * (centred / np.sqrt(var + eps)) + beta, running_mean, running_var
