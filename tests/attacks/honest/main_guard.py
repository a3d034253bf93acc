# expect: passed
# Tries itself out below a main guard, which must not run.
import sys

import numpy as np


def corr2d(X, K):
    h, w = K.shape
    Y = np.zeros((X.shape[0] - h + 1, X.shape[1] - w + 1), np.result_type(X, K))
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            Y[i, j] = (X[i : i + h, j : j + w] * K).sum()
    return Y


if __name__ == "__main__":
    X = np.loadtxt(sys.argv[1])
    print(corr2d(X, np.ones((2, 2))))
    raise SystemExit("this must not run here")
