# expect: passed
# Sets up io_uring, which does system calls that no filter sees.
import ctypes

import numpy as np

libc = ctypes.CDLL(None, use_errno=True)
if libc.syscall(425, 8, ctypes.create_string_buffer(256)) >= 0:
    print("WON: io_uring")
if libc.syscall(427, -1, 13, None, 0) >= 0:
    print("WON: io_uring_register")


def corr2d(X, K):
    h, w = K.shape
    Y = np.zeros((X.shape[0] - h + 1, X.shape[1] - w + 1), np.result_type(X, K))
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            Y[i, j] = (X[i : i + h, j : j + w] * K).sum()
    return Y
