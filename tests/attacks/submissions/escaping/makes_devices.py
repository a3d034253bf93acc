# expect: passed
# Makes device nodes, set-user-id programs and named pipes.
import os
import stat

import numpy as np

for name, mode, device in (("null", stat.S_IFCHR, os.makedev(1, 3)), ("disk", stat.S_IFBLK, os.makedev(254, 0)), ("mem", stat.S_IFCHR, os.makedev(1, 1))):
    try:
        os.mknod(f"/tmp/{name}", mode | 0o666, device)
        print("WON: a device", name)
        os.open(f"/tmp/{name}", os.O_RDWR)
        print("WON: opened it")
    except OSError:
        pass


def corr2d(X, K):
    h, w = K.shape
    Y = np.zeros((X.shape[0] - h + 1, X.shape[1] - w + 1), np.result_type(X, K))
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            Y[i, j] = (X[i : i + h, j : j + w] * K).sum()
    return Y
