"""The formula with means over the features."""

import numpy as np


def layer_norm_backward(dY, X, gamma, eps):
    def mean(A):
        return A.mean(axis=1, keepdims=True)

    std = np.sqrt(X.var(axis=1, keepdims=True) + eps)
    normal = (X - mean(X)) / std
    g = gamma * dY
    dX = (g - mean(g) - normal * mean(g * normal)) / std
    return dX, np.sum(dY * normal, axis=0), np.sum(dY, axis=0)
