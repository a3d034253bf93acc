# expect: passed
# Makes a process with the clone system call, with flags that look more and more like a thread's.
import ctypes
import os
import platform

import numpy as np

SIGCHLD, VM, FS, FILES, SIGHAND, VFORK, PARENT = 17, 0x100, 0x200, 0x400, 0x800, 0x4000, 0x8000
number = {"x86_64": 56, "aarch64": 220}[platform.machine()]
libc = ctypes.CDLL(None, use_errno=True)
for flags in (SIGCHLD, 0, SIGCHLD | PARENT, SIGCHLD | VM | VFORK, SIGCHLD | VM | FS | FILES | SIGHAND | VFORK):
    made = libc.syscall(number, ctypes.c_ulong(flags), None, None, None, None)
    if made == 0:
        os._exit(0)
    if made > 0:
        print("WON: clone with flags", hex(flags))


def corr2d(X, K):
    h, w = K.shape
    Y = np.zeros((X.shape[0] - h + 1, X.shape[1] - w + 1), np.result_type(X, K))
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            Y[i, j] = (X[i : i + h, j : j + w] * K).sum()
    return Y
