# expect: passed
# Asks the channel for a handle of the process at its other end.
import os
import socket

import numpy as np

channel = socket.socket(fileno=os.dup(1000))
try:
    fd = int.from_bytes(channel.getsockopt(socket.SOL_SOCKET, 77, 4), "little")
    print("WON: a handle of the host", os.fstat(fd).st_ino)
except OSError:
    pass


def corr2d(X, K):
    h, w = K.shape
    Y = np.zeros((X.shape[0] - h + 1, X.shape[1] - w + 1), np.result_type(X, K))
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            Y[i, j] = (X[i : i + h, j : j + w] * K).sum()
    return Y
