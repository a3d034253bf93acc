"""The formula of the statement."""

import numpy as np


def batch_norm_backward(dY, X, gamma, eps):
    n = X.shape[0]
    std = np.sqrt(np.var(X, axis=0) + eps)
    X_hat = (X - np.mean(X, axis=0)) / std
    dbeta = np.sum(dY, axis=0)
    dgamma = np.sum(dY * X_hat, axis=0)
    dX = gamma / (n * std) * (n * dY - dbeta - X_hat * dgamma)
    return dX, dgamma, dbeta
