# expect: passed
# Leaves a POSIX message queue.
import ctypes

import numpy as np

PLACES = {}
mark = PLACES.get("mark", "no mark").encode()
libc = ctypes.CDLL(None, use_errno=True)
try:
    librt = libc if hasattr(libc, "mq_open") else ctypes.CDLL("librt.so.1", use_errno=True)
    queue = librt.mq_open(b"/left-behind", 0o2 | 0o100 | 0o4000, 0o666, None)
    if queue >= 0:
        buffer = ctypes.create_string_buffer(8192)
        if librt.mq_receive(queue, buffer, 8192, None) >= 0:
            print("SAW:", buffer.value)
        librt.mq_send(queue, mark, len(mark), 0)
except OSError:
    pass


def corr2d(X, K):
    h, w = K.shape
    Y = np.zeros((X.shape[0] - h + 1, X.shape[1] - w + 1), np.result_type(X, K))
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            Y[i, j] = (X[i : i + h, j : j + w] * K).sum()
    return Y
