# expect: wrong|error|crashed|timeout
# Lets a thread write junk to every descriptor while results are being sent.
import os
import threading

import numpy as np


def junk():
    while True:
        for fd in range(3, 4096):
            try:
                os.write(fd, b"\x01\x00\x00\x00\x00\x00\x00\x00")
            except OSError:
                pass


threading.Thread(target=junk, daemon=True).start()


def corr2d(X, K):
    return np.zeros((X.shape[0] - K.shape[0] + 1, X.shape[1] - K.shape[1] + 1), np.result_type(X, K))
