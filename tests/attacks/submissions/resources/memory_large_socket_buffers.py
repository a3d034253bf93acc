# expect: passed
# Asks for the largest socket buffers there are and fills them.
import socket

import numpy as np

pairs = []
kept = 0
try:
    while True:
        pairs.append(socket.socketpair())
        for end in pairs[-1]:
            end.setblocking(False)
            try:
                end.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 1 << 30)
            except OSError:
                pass
            try:
                while True:
                    kept += end.send(bytes(200_000))
            except BlockingIOError:
                pass
except OSError:
    pass
for pair in pairs:
    for end in pair:
        end.close()
if kept > 256 << 20:
    print("WON:", kept)


def corr2d(X, K):
    h, w = K.shape
    Y = np.zeros((X.shape[0] - h + 1, X.shape[1] - w + 1), np.result_type(X, K))
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            Y[i, j] = (X[i : i + h, j : j + w] * K).sum()
    return Y
