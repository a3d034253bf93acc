# expect: passed
# Makes a process with the vfork system call, where there is one.
import ctypes
import os
import platform

import numpy as np

libc = ctypes.CDLL(None, use_errno=True)
if platform.machine() == "x86_64":
    made = libc.syscall(58)
    if made == 0:
        os._exit(0)
    if made > 0:
        print("WON: vfork")


def corr2d(X, K):
    h, w = K.shape
    Y = np.zeros((X.shape[0] - h + 1, X.shape[1] - w + 1), np.result_type(X, K))
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            Y[i, j] = (X[i : i + h, j : j + w] * K).sum()
    return Y
