# expect: passed
# Connects to an abstract unix socket of the host that really listens.
import socket

import numpy as np

PLACES = {}
for name in (PLACES.get("abstract", "none"), "/tmp/.X11-unix/X0"):
    try:
        with socket.socket(socket.AF_UNIX) as link:
            link.settimeout(0.2)
            link.connect("\0" + name)
            print("WON: connected to", name)
            print("SAW:", link.recv(200))
    except OSError:
        pass


def corr2d(X, K):
    h, w = K.shape
    Y = np.zeros((X.shape[0] - h + 1, X.shape[1] - w + 1), np.result_type(X, K))
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            Y[i, j] = (X[i : i + h, j : j + w] * K).sum()
    return Y
