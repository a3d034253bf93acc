# expect: passed|memory
# Takes memory from libc behind Python's back and fills it.
import ctypes

import numpy as np

libc = ctypes.CDLL(None)
libc.malloc.restype = ctypes.c_void_p
libc.malloc.argtypes = [ctypes.c_size_t]
libc.free.argtypes = [ctypes.c_void_p]
taken = []
while len(taken) < 64:
    area = libc.malloc(1 << 24)
    if not area:
        break
    ctypes.memset(area, 1, 1 << 24)
    taken.append(area)
if len(taken) == 64:
    print("WON: 1 GiB from malloc")
for area in taken:
    libc.free(area)


def corr2d(X, K):
    h, w = K.shape
    Y = np.zeros((X.shape[0] - h + 1, X.shape[1] - w + 1), np.result_type(X, K))
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            Y[i, j] = (X[i : i + h, j : j + w] * K).sum()
    return Y
