# expect: passed
# Reads the kernel's log with syslog.
import ctypes

import numpy as np

libc = ctypes.CDLL(None, use_errno=True)
buffer = ctypes.create_string_buffer(1000)
if libc.klogctl(3, buffer, 1000) >= 0:
    print("WON: the kernel's log", buffer.value[:100])


def corr2d(X, K):
    h, w = K.shape
    Y = np.zeros((X.shape[0] - h + 1, X.shape[1] - w + 1), np.result_type(X, K))
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            Y[i, j] = (X[i : i + h, j : j + w] * K).sum()
    return Y
