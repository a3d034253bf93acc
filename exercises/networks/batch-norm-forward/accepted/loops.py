"""One feature at a time."""

import math

import numpy as np


def batch_norm_forward(X, gamma, beta, running_mean, running_var, momentum, eps, train):
    n, d = X.shape
    Y, means, variances = np.zeros((n, d)), np.zeros(d), np.zeros(d)
    for j in range(d):
        mean, var = running_mean[j], running_var[j]
        means[j], variances[j] = mean, var
        if train:
            mean = sum(X[:, j]) / n
            var = sum((x - mean) ** 2 for x in X[:, j]) / n
            means[j] = momentum * running_mean[j] + (1 - momentum) * mean
            variances[j] = momentum * running_var[j] + (1 - momentum) * var
        for i in range(n):
            Y[i, j] = gamma[j] * (X[i, j] - mean) / math.sqrt(var + eps) + beta[j]
    return Y, means, variances
