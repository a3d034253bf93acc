# expect: passed
# Changes how the kernel runs it: personality, local descriptor table, user page faults, NUMA policy of others.
import ctypes
import os
import platform

import numpy as np

libc = ctypes.CDLL(None, use_errno=True)
if platform.machine() == "x86_64":
    entry = (ctypes.c_uint32 * 4)(0, 0, 0xFFFFF, 0x51)
    if libc.syscall(154, 1, entry, 16) == 0:
        print("WON: modify_ldt")
    if libc.syscall(323, 0) >= 0:
        print("WON: userfaultfd")
    if libc.syscall(256, os.getppid(), 1, None, None) == 0:
        print("WON: migrate_pages of the parent")
    if libc.iopl(3) == 0 or libc.ioperm(0x80, 1, 1) == 0:
        print("WON: input and output ports")
if libc.personality(ctypes.c_ulong(0x0400000)) >= 0 and libc.personality(ctypes.c_ulong(0xFFFFFFFF)) & 0x0400000:
    print("WON: personality makes readable memory executable")


def corr2d(X, K):
    h, w = K.shape
    Y = np.zeros((X.shape[0] - h + 1, X.shape[1] - w + 1), np.result_type(X, K))
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            Y[i, j] = (X[i : i + h, j : j + w] * K).sum()
    return Y
