# expect: passed
# Sends datagrams to a port of the loopback that really listens.
import socket

import numpy as np

PLACES = {}
for family, host in ((socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::1"), (socket.AF_INET, "255.255.255.255")):
    try:
        with socket.socket(family, socket.SOCK_DGRAM) as link:
            link.settimeout(0.2)
            link.sendto(b"hello", (host, PLACES.get("udp", 53)))
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
