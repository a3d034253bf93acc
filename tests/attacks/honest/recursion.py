# expect: passed
# Adds by a recursion that is 900 calls deep.
import numpy as np


def depth(n):
    return 0 if n == 0 else 1 + depth(n - 1)


def corr2d(X, K):
    h, w = K.shape
    Y = np.zeros((X.shape[0] - h + 1, X.shape[1] - w + 1), np.result_type(X, K))
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            Y[i, j] = (X[i : i + h, j : j + w] * K).sum()
    return Y


assert depth(900) == 900
