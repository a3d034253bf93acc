# expect: passed
# Opens performance counters of itself and of the whole machine.
import ctypes
import platform

import numpy as np

libc = ctypes.CDLL(None, use_errno=True)
number = {"x86_64": 298, "aarch64": 241}[platform.machine()]
attributes = (ctypes.c_uint64 * 16)(1 | (128 << 32), 1, 0, 0, 0, 0x60)
for pid, cpu in ((0, -1), (-1, 0)):
    if libc.syscall(number, attributes, pid, cpu, -1, ctypes.c_ulong(0)) >= 0:
        print("WON: counters of", pid, cpu)


def corr2d(X, K):
    h, w = K.shape
    Y = np.zeros((X.shape[0] - h + 1, X.shape[1] - w + 1), np.result_type(X, K))
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            Y[i, j] = (X[i : i + h, j : j + w] * K).sum()
    return Y
