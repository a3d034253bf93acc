# expect: passed
# Leaves threads burning CPU after the answers are there.
import threading

import numpy as np


def spin():
    while True:
        pass


def corr2d(X, K):
    h, w = K.shape
    Y = np.zeros((X.shape[0] - h + 1, X.shape[1] - w + 1), np.result_type(X, K))
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            Y[i, j] = (X[i : i + h, j : j + w] * K).sum()
    return Y


correct = corr2d
calls = 0


def corr2d(X, K):
    global calls
    calls += 1
    if calls == 1:
        threading.Thread(target=spin).start()
    return correct(X, K)
