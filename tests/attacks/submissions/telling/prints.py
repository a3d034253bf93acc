# expect: passed
# Prints a hidden case's input, in the call and through threads that print later.
import os
import sys
import threading
import time

import numpy as np


def later(text):
    for _ in range(20):
        print(text, flush=True)
        time.sleep(0.001)


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
        print(X.max(), flush=True)
        print(X.max(), file=sys.stderr, flush=True)
        os.write(1, str(X.max()).encode())
        threading.Thread(target=later, args=(X.max(),), daemon=True).start()
    return direct(X, K)
