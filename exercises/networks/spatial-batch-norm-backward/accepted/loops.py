"""One channel at a time, as a long vector."""

import numpy as np


def spatial_batch_norm_backward(dY, X, gamma, eps):
    dX, dgamma, dbeta = np.zeros(X.shape), np.zeros(X.shape[1]), np.zeros(X.shape[1])
    for k in range(X.shape[1]):
        x, dy = X[:, k], dY[:, k]
        std = (x.var() + eps) ** 0.5
        normal = (x - x.mean()) / std
        dgamma[k], dbeta[k] = (dy * normal).sum(), dy.sum()
        dX[:, k] = gamma[k] * (dy - dy.mean() - normal * (dy * normal).mean()) / std
    return dX, dgamma, dbeta
