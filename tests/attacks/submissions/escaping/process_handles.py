# expect: passed
# Takes a handle to another process and steals its descriptors.
import ctypes
import os

import numpy as np

libc = ctypes.CDLL(None, use_errno=True)
for pid in {1, os.getppid()} - {0, os.getpid()}:
    handle = libc.syscall(434, pid, 0)
    for fd in range(4096):
        if handle >= 0 and libc.syscall(438, handle, fd, 0) >= 0:
            print("WON: stole descriptor", fd, "of", pid)
    if libc.syscall(312, pid, os.getpid(), 0, 0, 0) >= 0:
        print("WON: kcmp with", pid)


def corr2d(X, K):
    h, w = K.shape
    Y = np.zeros((X.shape[0] - h + 1, X.shape[1] - w + 1), np.result_type(X, K))
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            Y[i, j] = (X[i : i + h, j : j + w] * K).sum()
    return Y
