# expect: passed
# Keeps kernel memory in the buffers of pipes and socket pairs.
import fcntl
import os
import socket

import numpy as np

taken = 0
held = []
try:
    while taken < 1 << 30:
        reader, writer = os.pipe()
        held += [reader, writer]
        try:
            fcntl.fcntl(writer, 1031, 1 << 20)
        except OSError:
            pass
        os.set_blocking(writer, False)
        try:
            while True:
                taken += os.write(writer, b"x" * 65536)
        except BlockingIOError:
            pass
except OSError:
    pass
for fd in held:
    os.close(fd)
try:
    pairs = []
    while taken < 1 << 30:
        pair = socket.socketpair()
        pairs.append(pair)
        pair[0].setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 1 << 28)
        pair[0].setblocking(False)
        while taken < 1 << 30:
            taken += pair[0].send(b"x" * 65536)
except OSError:
    pass
if taken > 256 << 20:
    print("WON: kernel memory:", taken)


def corr2d(X, K):
    h, w = K.shape
    Y = np.zeros((X.shape[0] - h + 1, X.shape[1] - w + 1), np.result_type(X, K))
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            Y[i, j] = (X[i : i + h, j : j + w] * K).sum()
    return Y
