# expect: passed|error|crashed|wrong|partial
# In its first call, finishes each case by itself with a forged frame, reads the next ones early, and prints their inputs.
import json
import os
import re
import struct
import sys

import numpy as np

calls = 0


def corr2d(X, K):
    h, w = K.shape
    Y = np.zeros((X.shape[0] - h + 1, X.shape[1] - w + 1), np.result_type(X, K))
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            Y[i, j] = (X[i : i + h, j : j + w] * K).sum()
    return Y


direct = corr2d


def corr2d(X, K):
    global calls
    calls += 1
    if calls == 1 and X.shape == (2, 2):
        os.set_blocking(1, False)
        for number in range(3):
            case = {"case": number, "status": "ok", "results": [["i", "1"]], "seconds": 0.1, "problem": None}
            tree = json.dumps(case).encode()
            for fd in range(3, 4096):
                try:
                    os.write(fd, struct.pack("<4sIIQ", b"TGJ1", 5, len(tree), 0) + tree)
                    os.set_blocking(fd, True)
                    data = os.read(fd, 1 << 16)
                except OSError:
                    continue
                for at in range(0, len(data) - 7):
                    value = struct.unpack_from("d", data, at)[0]
                    if 1000 < value < 1e6:
                        print("input", value, flush=True)
        os._exit(0)
    return direct(X, K)
