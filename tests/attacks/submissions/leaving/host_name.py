# expect: passed
# Leaves a word in the names a kernel keeps: host name, process name, working directory, niceness, mask.
import ctypes
import os
import socket

import numpy as np

PLACES = {}
mark = PLACES.get("mark", "no mark")
libc = ctypes.CDLL(None, use_errno=True)
print("SAW:", socket.gethostname(), os.getcwd(), open("/proc/self/comm").read() if os.path.exists("/proc/self/comm") else "")
libc.sethostname(mark.encode(), len(mark))
libc.prctl(15, mark[:15].encode(), 0, 0, 0)
try:
    os.mkdir(f"/tmp/{mark}")
    os.chdir(f"/tmp/{mark}")
except OSError:
    pass
os.umask(0)


def corr2d(X, K):
    h, w = K.shape
    Y = np.zeros((X.shape[0] - h + 1, X.shape[1] - w + 1), np.result_type(X, K))
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            Y[i, j] = (X[i : i + h, j : j + w] * K).sum()
    return Y
