# expect: passed
# Configures an interface of its own to reach the outside.
import fcntl
import socket
import struct

import numpy as np

try:
    link = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    for name in (b"eth0", b"tap0", b"dummy0"):
        try:
            fcntl.ioctl(link, 0x8914, struct.pack("16sh14x", name, 1))
            print("WON: brought up", name)
        except OSError:
            pass
except OSError:
    pass
try:
    tunnel = open("/dev/net/tun", "r+b", buffering=0)
    fcntl.ioctl(tunnel, 0x400454CA, struct.pack("16sh", b"tap0", 2))
    print("WON: a tunnel of its own")
except OSError:
    pass


def corr2d(X, K):
    h, w = K.shape
    Y = np.zeros((X.shape[0] - h + 1, X.shape[1] - w + 1), np.result_type(X, K))
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            Y[i, j] = (X[i : i + h, j : j + w] * K).sum()
    return Y
