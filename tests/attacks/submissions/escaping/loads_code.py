# expect: passed
# Loads libraries by absolute paths of the host and from anonymous memory.
import ctypes
import os

import numpy as np

for path in ("/lib/x86_64-linux-gnu/libsystemd.so.0", "/proc/1/root/lib/x86_64-linux-gnu/libc.so.6", "/proc/1/exe"):
    try:
        ctypes.CDLL(path)
        if "/proc/1" in path and os.getpid() != 1:
            print("WON: loaded", path)
    except OSError:
        pass


def corr2d(X, K):
    h, w = K.shape
    Y = np.zeros((X.shape[0] - h + 1, X.shape[1] - w + 1), np.result_type(X, K))
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            Y[i, j] = (X[i : i + h, j : j + w] * K).sum()
    return Y
