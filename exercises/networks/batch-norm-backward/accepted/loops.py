"""The Jacobian of one feature at a time."""

import numpy as np


def batch_norm_backward(dY, X, gamma, eps):
    n, d = X.shape
    dX, dgamma, dbeta = np.zeros((n, d)), np.zeros(d), np.zeros(d)
    for f in range(d):
        x = X[:, f]
        std = np.sqrt(((x - x.mean()) ** 2).mean() + eps)
        x_hat = (x - x.mean()) / std
        for i in range(n):
            dgamma[f] += dY[i, f] * x_hat[i]
            dbeta[f] += dY[i, f]
            for j in range(n):
                slope = ((i == j) - 1 / n - x_hat[i] * x_hat[j] / n) / std
                dX[j, f] += dY[i, f] * gamma[f] * slope
    return dX, dgamma, dbeta
