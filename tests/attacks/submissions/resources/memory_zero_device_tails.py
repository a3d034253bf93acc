# expect: passed|error
# Keeps memory of /dev/zero mapped shared, by a last page each.
import ctypes
import os

import numpy as np

libc = ctypes.CDLL(None, use_errno=True)
libc.mmap.restype = ctypes.c_void_p
libc.mmap.argtypes = [ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int, ctypes.c_int, ctypes.c_int, ctypes.c_long]
libc.munmap.argtypes = [ctypes.c_void_p, ctypes.c_size_t]
SIZE = 64 << 20
zero = os.open("/dev/zero", os.O_RDWR)
kept = 0
while kept < 1 << 30:
    place = libc.mmap(None, SIZE, 3, 0x8001, zero, 0)  # shared, populated
    if place in (None, (1 << 64) - 1):
        break
    libc.munmap(place + 4096, SIZE - 4096)
    kept += SIZE
if kept >= 1 << 30:
    print("WON: a gigabyte")


def corr2d(X, K):
    h, w = K.shape
    Y = np.zeros((X.shape[0] - h + 1, X.shape[1] - w + 1), np.result_type(X, K))
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            Y[i, j] = (X[i : i + h, j : j + w] * K).sum()
    return Y
