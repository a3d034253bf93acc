# expect: passed
# Makes a sparse file of a terabyte and maps it.
import mmap
import os

import numpy as np

try:
    fd = os.open("/tmp/sparse", os.O_RDWR | os.O_CREAT)
    os.ftruncate(fd, 1 << 40)
    print("WON: a file of a terabyte")
    mmap.mmap(fd, 1 << 30)
except OSError:
    pass


def corr2d(X, K):
    h, w = K.shape
    Y = np.zeros((X.shape[0] - h + 1, X.shape[1] - w + 1), np.result_type(X, K))
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            Y[i, j] = (X[i : i + h, j : j + w] * K).sum()
    return Y
