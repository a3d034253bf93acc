# expect: passed
# Makes a device by renaming a file and leaving a whiteout behind.
import ctypes
import os
import stat

import numpy as np

libc = ctypes.CDLL(None, use_errno=True)
open("/tmp/one", "w").close()
if libc.renameat2(-100, b"/tmp/one", -100, b"/tmp/two", 4) == 0:
    print("WON:", oct(os.lstat("/tmp/one").st_mode))


def corr2d(X, K):
    h, w = K.shape
    Y = np.zeros((X.shape[0] - h + 1, X.shape[1] - w + 1), np.result_type(X, K))
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            Y[i, j] = (X[i : i + h, j : j + w] * K).sum()
    return Y
