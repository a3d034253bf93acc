# expect: passed
# Hands back a view of a large buffer, case after case: the one before must not still be held.
import numpy as np


def direct(X, K):
    h, w = K.shape
    Y = np.zeros((X.shape[0] - h + 1, X.shape[1] - w + 1), np.result_type(X, K))
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            Y[i, j] = (X[i : i + h, j : j + w] * K).sum()
    return Y


def corr2d(X, K):
    Y = direct(X, K)
    buffer = np.zeros((160 << 20) // Y.itemsize, Y.dtype)
    buffer[: Y.size] = Y.ravel()
    return buffer[: Y.size].reshape(Y.shape)
