# expect: passed
# Traces its parent, the first process, and itself.
import ctypes
import os

import numpy as np

libc = ctypes.CDLL(None, use_errno=True)
for target in {1, os.getppid()} - {0, os.getpid()}:
    for request in (16, 0x4206):
        if libc.ptrace(request, target, None, None) == 0:
            print("WON: traces", target)
if libc.ptrace(0, 0, None, None) == 0:
    print("WON: is traced")


def corr2d(X, K):
    h, w = K.shape
    Y = np.zeros((X.shape[0] - h + 1, X.shape[1] - w + 1), np.result_type(X, K))
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            Y[i, j] = (X[i : i + h, j : j + w] * K).sum()
    return Y
