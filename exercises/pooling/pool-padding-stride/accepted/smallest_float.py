"""Loops over a frame of the smallest float, one channel at a time."""

import numpy as np


def max_pool2d(X, pool_size, padding, stride):
    if X.ndim > 2:
        return np.array([max_pool2d(channel, pool_size, padding, stride) for channel in X])
    P = np.ones((X.shape[0] + 2 * padding[0], X.shape[1] + 2 * padding[1])) * np.finfo(float).min
    P[padding[0] : padding[0] + X.shape[0], padding[1] : padding[1] + X.shape[1]] = X
    rows = range(0, P.shape[0] - pool_size[0] + 1, stride[0])
    columns = range(0, P.shape[1] - pool_size[1] + 1, stride[1])
    return np.array([[P[r : r + pool_size[0], c : c + pool_size[1]].max() for c in columns] for r in rows])
