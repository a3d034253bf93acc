# expect: passed
# Prints without end when the interpreter ends.
import atexit

import numpy as np


@atexit.register
def flood():
    while True:
        print("x" * 1000)


def corr2d(X, K):
    h, w = K.shape
    Y = np.zeros((X.shape[0] - h + 1, X.shape[1] - w + 1), np.result_type(X, K))
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            Y[i, j] = (X[i : i + h, j : j + w] * K).sum()
    return Y
