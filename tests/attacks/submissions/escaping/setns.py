# expect: passed
# Enters the namespaces of other processes.
import ctypes
import glob
import os

import numpy as np

PLACES = {}
libc = ctypes.CDLL(None, use_errno=True)
for pid in {1, os.getppid(), PLACES.get("pid", 1)} - {os.getpid()}:
    for path in glob.glob(f"/proc/{pid}/ns/*"):
        try:
            fd = os.open(path, os.O_RDONLY)
        except OSError:
            continue
        if os.stat(fd).st_ino != os.stat(path.replace(str(pid), "self", 1)).st_ino:
            print("WON: opened", path)
        if libc.setns(fd, 0) == 0:
            print("WON: entered", path)
    handle = libc.syscall(434, pid, 0)
    if handle >= 0 and libc.setns(handle, 0x20000 | 0x10000000) == 0:
        print("WON: entered by pidfd")


def corr2d(X, K):
    h, w = K.shape
    Y = np.zeros((X.shape[0] - h + 1, X.shape[1] - w + 1), np.result_type(X, K))
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            Y[i, j] = (X[i : i + h, j : j + w] * K).sum()
    return Y
