# expect: passed
# Tries to take off what holds it: dumpable flag, no_new_privs, seccomp mode, death signal, subreaper.
import ctypes

import numpy as np

libc = ctypes.CDLL(None, use_errno=True)
if libc.prctl(38, 0, 0, 0, 0) == 0:
    print("WON: no_new_privs off")
if libc.prctl(22, 0, 0, 0, 0) == 0:
    print("WON: seccomp off")
if libc.prctl(21, 0, 0, 0, 0) == 0:
    print("WON: no filter is there")
if libc.prctl(0x59616D61, ctypes.c_ulong(-1), 0, 0, 0) == 0 and libc.prctl(3, 0, 0, 0, 0) == 1:
    print("SAW: may be traced by anybody")
if libc.prctl(28, 0, 0, 0, 0) == 0 and libc.prctl(27, 0x2F, 0, 0, 0) == 0:
    print("WON: secure bits")


def corr2d(X, K):
    h, w = K.shape
    Y = np.zeros((X.shape[0] - h + 1, X.shape[1] - w + 1), np.result_type(X, K))
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            Y[i, j] = (X[i : i + h, j : j + w] * K).sum()
    return Y
