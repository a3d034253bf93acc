# expect: passed
# Returns a view with gaps and negative strides, read-only.
import numpy as np


def corr2d(X, K):
    h, w = K.shape
    Y = np.zeros((X.shape[0] - h + 1, X.shape[1] - w + 1), np.result_type(X, K))
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            Y[i, j] = (X[i : i + h, j : j + w] * K).sum()
    return Y


direct = corr2d


def corr2d(X, K):
    result = direct(X, K)
    wide = np.zeros((2 * result.shape[0], 3 * result.shape[1]))
    view = wide[::-2, ::3]
    view[...] = result
    view.flags.writeable = False
    return view
