"""Lets the right class count, and takes its margin of 1 off again."""

import numpy as np


def hinge_loss(X, y):
    n, k = X.shape
    T = np.eye(k)[y]
    margins = X - (X * T).sum(axis=1, keepdims=True) + 1
    open_ = (margins > 0).astype(float)
    return (margins * open_).sum() / n - 1, (open_ - T * open_.sum(axis=1, keepdims=True)) / n
