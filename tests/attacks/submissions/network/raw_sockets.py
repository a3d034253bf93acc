# expect: passed
# Opens raw and packet sockets and other families whose kernel code is rarely used.
import socket

import numpy as np

for name, family, kind, protocol in (
    ("raw", socket.AF_INET, socket.SOCK_RAW, 1),
    ("packet", 17, socket.SOCK_RAW, 3),
    ("vsock", 40, socket.SOCK_STREAM, 0),
    ("kernel crypto", 38, socket.SOCK_SEQPACKET, 0),
    ("bluetooth", 31, socket.SOCK_RAW, 1),
    ("can", 29, socket.SOCK_RAW, 1),
    ("tipc", 30, socket.SOCK_RDM, 0),
    ("rds", 21, socket.SOCK_SEQPACKET, 0),
    ("xdp", 44, socket.SOCK_RAW, 0),
):
    try:
        socket.socket(family, kind, protocol)
    except OSError:
        continue
    print("WON:", name)


def corr2d(X, K):
    h, w = K.shape
    Y = np.zeros((X.shape[0] - h + 1, X.shape[1] - w + 1), np.result_type(X, K))
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            Y[i, j] = (X[i : i + h, j : j + w] * K).sum()
    return Y
