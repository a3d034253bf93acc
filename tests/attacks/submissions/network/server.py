# expect: error
# Listens and waits for someone of the host to connect; whoever does is told a lie.
import socket

import numpy as np

PLACES = {}
server = socket.socket()
server.settimeout(0.2)
server.bind(("127.0.0.1", PLACES.get("free", 0)))
server.listen()
try:
    link, peer = server.accept()
    print("WON: someone came", peer)
except OSError:
    pass


def corr2d(X, K):
    h, w = K.shape
    Y = np.zeros((X.shape[0] - h + 1, X.shape[1] - w + 1), np.result_type(X, K))
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            Y[i, j] = (X[i : i + h, j : j + w] * K).sum()
    return Y
