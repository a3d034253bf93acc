# expect: passed
# Makes every system call there may be with impossible arguments: those that are refused must be refused by the filter.
import ctypes
import platform
import signal

import numpy as np

libc = ctypes.CDLL(None, use_errno=True)
signal.signal(signal.SIGILL, lambda *_: None)  # a call the kernel keeps for its own probes ends so
ENDS = {15, 34, 60, 130, 219, 231}  # leaving, waiting for a signal, returning from one
REFUSED = {41, 42, 46, 47, 49, 56, 57, 58, 59, 101, 133, 134, 135, 155, 161, 165, 166, 246, 250, 272, 298, 303, 304, 308, 310}
REFUSED |= {311, 317, 319, 321, 322, 323, 425, 426, 427, 428, 429, 430, 434, 437, 438, 440, 442, 444, 447, 448, 454, 457, 463}
for number in range(601) if platform.machine() == "x86_64" else ():
    if number in ENDS:
        continue
    ctypes.set_errno(0)
    result = libc.syscall(ctypes.c_long(number), *[ctypes.c_long(-1)] * 6)
    if number in REFUSED and (result != -1 or ctypes.get_errno() != 1):
        print("WON:", number, result, ctypes.get_errno())


def corr2d(X, K):
    h, w = K.shape
    Y = np.zeros((X.shape[0] - h + 1, X.shape[1] - w + 1), np.result_type(X, K))
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            Y[i, j] = (X[i : i + h, j : j + w] * K).sum()
    return Y
