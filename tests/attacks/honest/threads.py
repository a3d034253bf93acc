# expect: passed
# Computes the rows in threads of its own.
import threading

import numpy as np


def corr2d(X, K):
    h, w = K.shape
    Y = np.zeros((X.shape[0] - h + 1, X.shape[1] - w + 1))

    def row(i):
        for j in range(Y.shape[1]):
            Y[i, j] = (X[i : i + h, j : j + w] * K).sum()

    threads = [threading.Thread(target=row, args=(i,)) for i in range(len(Y))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return Y
