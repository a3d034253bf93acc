# expect: passed
# Looks at every descriptor it was given: reads files, lists folders, climbs out of folders.
import os
import stat

import numpy as np

for fd in range(1024):
    try:
        mode = os.fstat(fd).st_mode
    except OSError:
        continue
    if stat.S_ISDIR(mode):
        print("WON: a folder is open on descriptor", fd, os.listdir(fd)[:20])
        try:
            print("SAW:", os.listdir(os.open("../../../../..", os.O_RDONLY, dir_fd=fd)))
        except OSError:
            pass
    elif stat.S_ISREG(mode):
        try:
            print("SAW:", fd, os.pread(fd, 500, 0))
        except OSError:
            pass


def corr2d(X, K):
    h, w = K.shape
    Y = np.zeros((X.shape[0] - h + 1, X.shape[1] - w + 1), np.result_type(X, K))
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            Y[i, j] = (X[i : i + h, j : j + w] * K).sum()
    return Y
