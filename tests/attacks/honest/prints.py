# expect: passed
# Prints what it does, as beginners do to find a mistake.
import sys

import numpy as np


def corr2d(X, K):
    print("X =", X)
    print("K =", K, file=sys.stderr)
    h, w = K.shape
    Y = np.zeros((X.shape[0] - h + 1, X.shape[1] - w + 1))
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            Y[i, j] = (X[i : i + h, j : j + w] * K).sum()
            print(f"Y[{i}, {j}] = {Y[i, j]:.2f}", end=" ", flush=True)
    return Y
