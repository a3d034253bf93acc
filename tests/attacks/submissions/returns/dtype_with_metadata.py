# expect: passed
# Returns the right numbers under a dtype that carries objects, and in foreign byte order.
import numpy as np


def corr2d(X, K):
    h, w = K.shape
    Y = np.zeros((X.shape[0] - h + 1, X.shape[1] - w + 1), np.result_type(X, K))
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            Y[i, j] = (X[i : i + h, j : j + w] * K).sum()
    return Y


correct = corr2d
kinds = [np.dtype(np.float64, metadata={"a": object()}), np.dtype(">f8"), np.dtype(np.float64)]


def corr2d(X, K):
    return correct(X, K).astype(kinds.pop(0) if len(kinds) > 1 else kinds[0])
