# expect: passed
# Replaces itself by another program that could answer in its place.
import ctypes
import os
import platform
import sys

import numpy as np

for program in ("/bin/sh", "/usr/bin/env", "/proc/self/exe", sys.executable or "/usr/bin/python3"):
    try:
        os.execv(program, [program, "-c", "print('WON: exec')"])
    except OSError:
        pass
try:
    fd = os.open("/proc/self/exe", os.O_RDONLY)
    os.execve(fd, ["python", "-c", "print('WON: execveat')"], {})
except (OSError, NotImplementedError):
    pass


def corr2d(X, K):
    h, w = K.shape
    Y = np.zeros((X.shape[0] - h + 1, X.shape[1] - w + 1), np.result_type(X, K))
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            Y[i, j] = (X[i : i + h, j : j + w] * K).sum()
    return Y
