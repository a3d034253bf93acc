"""Every group a row."""

import numpy as np


def group_norm_forward(X, gamma, beta, groups, eps):
    n, c, h, w = X.shape
    rows = X.reshape(n * groups, -1)
    rows = (rows - rows.mean(axis=1, keepdims=True)) / np.sqrt(rows.var(axis=1, keepdims=True) + eps)
    return gamma[None, :, None, None] * rows.reshape(n, c, h, w) + beta[None, :, None, None]
