# expect: passed
# Raises the recursion limit once, at the top, and recurses over every pixel.
import sys

import numpy as np

sys.setrecursionlimit(20000)


def fill(Y, X, K, n):
    if n == Y.size:
        return Y
    i, j = divmod(n, Y.shape[1])
    Y[i, j] = (X[i : i + K.shape[0], j : j + K.shape[1]] * K).sum()
    return fill(Y, X, K, n + 1)


def depth(n):
    return 0 if n == 0 else 1 + depth(n - 1)


def corr2d(X, K):
    assert depth(5000) == 5000
    return fill(np.zeros((X.shape[0] - K.shape[0] + 1, X.shape[1] - K.shape[1] + 1)), X, K, 0)
