"""Image by image, group by group."""

import numpy as np


def group_norm_backward(dY, X, gamma, groups, eps):
    n, c, h, w = X.shape
    size = c // groups
    dX, dgamma, dbeta = np.zeros(X.shape), np.zeros(c), np.zeros(c)
    for i in range(n):
        for start in range(0, c, size):
            part = slice(start, start + size)
            x, dy = X[i, part], dY[i, part]
            std = (x.var() + eps) ** 0.5
            normal = (x - x.mean()) / std
            g = gamma[part, None, None] * dy
            dX[i, part] = (g - g.mean() - normal * (g * normal).mean()) / std
            dgamma[part] += (dy * normal).sum(axis=(1, 2))
            dbeta[part] += dy.sum(axis=(1, 2))
    return dX, dgamma, dbeta
