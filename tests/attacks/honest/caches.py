# expect: passed
# Keeps what it has computed in caches, and counts its calls in globals.
import collections
import functools

import numpy as np

calls = collections.Counter()


@functools.lru_cache(maxsize=None)
def positions(height, width):
    return tuple((i, j) for i in range(height) for j in range(width))


@functools.wraps(np.sum)
def add(values):
    return functools.reduce(lambda a, b: a + b, values)


def corr2d(X, K):
    calls["corr2d"] += 1
    shape = X.shape[0] - K.shape[0] + 1, X.shape[1] - K.shape[1] + 1
    return add(K[a, b] * X[a : a + shape[0], b : b + shape[1]] for a, b in positions(*K.shape))
