# expect: passed|crashed
# Makes system calls by the 32-bit gate and with x32 numbers, which a filter for one architecture may not see.
import ctypes
import mmap
import os
import platform

import numpy as np

if platform.machine() == "x86_64":
    libc = ctypes.CDLL(None, use_errno=True)
    made = libc.syscall(0x40000000 | 57)
    if made == 0:
        os._exit(0)
    if made > 0:
        print("WON: fork by x32")
    try:
        page = mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
        page.write(b"\x53\xb8\x02\x00\x00\x00\xcd\x80\x5b\xc3")
        made = ctypes.CFUNCTYPE(ctypes.c_int)(ctypes.addressof(ctypes.c_char.from_buffer(page)))()
        if made == 0:
            os._exit(0)
        if made > 0:
            print("WON: fork by the 32-bit gate")
    except OSError:
        pass


def corr2d(X, K):
    h, w = K.shape
    Y = np.zeros((X.shape[0] - h + 1, X.shape[1] - w + 1), np.result_type(X, K))
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            Y[i, j] = (X[i : i + h, j : j + w] * K).sum()
    return Y
