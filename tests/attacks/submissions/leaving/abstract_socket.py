# expect: passed
# Leaves a listening abstract socket for a later or concurrent job, and connects to one.
import socket

import numpy as np

PLACES = {}
mark = PLACES.get("mark", "no mark").encode()
kept = []
try:
    with socket.socket(socket.AF_UNIX) as link:
        link.settimeout(0.2)
        link.connect("\0left-behind")
        print("SAW:", link.recv(200))
except OSError:
    pass
try:
    server = socket.socket(socket.AF_UNIX)
    server.bind("\0left-behind")
    server.listen()
    kept.append(server)
except OSError:
    pass


def corr2d(X, K):
    h, w = K.shape
    Y = np.zeros((X.shape[0] - h + 1, X.shape[1] - w + 1), np.result_type(X, K))
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            Y[i, j] = (X[i : i + h, j : j + w] * K).sum()
    return Y
