"""The Jacobian of one example at a time."""

import numpy as np


def layer_norm_backward(dY, X, gamma, eps):
    n, d = X.shape
    dX, dgamma, dbeta = np.zeros(X.shape), np.zeros(d), np.zeros(d)
    for i in range(n):
        std = (X[i].var() + eps) ** 0.5
        normal = (X[i] - X[i].mean()) / std
        jacobian = (np.eye(d) - 1 / d - np.outer(normal, normal) / d) / std
        dX[i] = jacobian @ (gamma * dY[i])
        dgamma += dY[i] * normal
        dbeta += dY[i]
    return dX, dgamma, dbeta
