# expect: passed
# Closes its output and answers all the same.
import sys

import numpy as np

print("before")
sys.stdout.close()
sys.stderr.close()
sys.stdout = sys.stderr = None


def corr2d(X, K):
    h, w = K.shape
    Y = np.zeros((X.shape[0] - h + 1, X.shape[1] - w + 1), np.result_type(X, K))
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            Y[i, j] = (X[i : i + h, j : j + w] * K).sum()
    return Y
