# expect: error|crashed|wrong
# Sends descriptors and false credentials over every socket it holds.
import array
import os
import socket
import struct

import numpy as np

for fd in range(3, 4096):
    try:
        link = socket.socket(fileno=os.dup(fd))
        link.settimeout(0.1)
        link.sendmsg([b"ok"], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", [0, 1, 2]))])
        link.sendmsg([b"ok"], [(socket.SOL_SOCKET, 2, struct.pack("3i", 1, 0, 0))])
    except OSError:
        pass


def corr2d(X, K):
    return np.zeros((X.shape[0] - K.shape[0] + 1, X.shape[1] - K.shape[1] + 1), np.result_type(X, K))
