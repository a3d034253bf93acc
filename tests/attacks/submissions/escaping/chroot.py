# expect: passed
# Leaves the root directory by chroot, fchdir and pivot_root.
import ctypes
import os
import platform

import numpy as np

libc = ctypes.CDLL(None, use_errno=True)
try:
    os.makedirs("/tmp/new/old", exist_ok=True)
except OSError:
    pass
if libc.chroot(b"/tmp/new") == 0:
    print("WON: chroot")
if libc.syscall({"x86_64": 155, "aarch64": 41}[platform.machine()], b"/tmp/new", b"/tmp/new/old") == 0:
    print("WON: pivot_root")


def corr2d(X, K):
    h, w = K.shape
    Y = np.zeros((X.shape[0] - h + 1, X.shape[1] - w + 1), np.result_type(X, K))
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            Y[i, j] = (X[i : i + h, j : j + w] * K).sum()
    return Y
