# expect: passed
# Tells a hidden case's input by the memory and the time it takes, which a student is not told.
import time

import numpy as np

hoard = []


def corr2d(X, K):
    h, w = K.shape
    Y = np.zeros((X.shape[0] - h + 1, X.shape[1] - w + 1), np.result_type(X, K))
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            Y[i, j] = (X[i : i + h, j : j + w] * K).sum()
    return Y


direct = corr2d


def corr2d(X, K):
    if X.max() > 1000:
        hoard.append(bytes(int(X.max()) % 1000))
        time.sleep(int(X.max()) % 7 / 1000)
    return direct(X, K)
