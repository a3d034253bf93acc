# expect: passed
# Loads a BPF map and a socket filter program.
import ctypes
import platform

import numpy as np

libc = ctypes.CDLL(None, use_errno=True)
number = {"x86_64": 321, "aarch64": 280}[platform.machine()]
attributes = (ctypes.c_uint32 * 32)(2, 4, 8, 1)
if libc.syscall(number, 0, attributes, 128) >= 0:
    print("WON: a map")
code = (ctypes.c_uint64 * 2)(0x00000000000000B7, 0x0000000000000095)
licence = ctypes.create_string_buffer(b"GPL")
program = (ctypes.c_uint64 * 16)((2 << 32) | 1, ctypes.addressof(code), ctypes.addressof(licence))
if libc.syscall(number, 5, program, 128) >= 0:
    print("WON: a program")


def corr2d(X, K):
    h, w = K.shape
    Y = np.zeros((X.shape[0] - h + 1, X.shape[1] - w + 1), np.result_type(X, K))
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            Y[i, j] = (X[i : i + h, j : j + w] * K).sum()
    return Y
