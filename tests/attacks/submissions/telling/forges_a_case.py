# expect: passed
# Writes a case's frame to every descriptor, with a hidden case's input as another case's result.
import json
import os
import struct

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
    if X.max() > 1000:
        for number in range(calls + 2):
            for kind in (5, 8, 4, 2, 3):
                facts = {"type": f"{X.max():.0f}"}
                case = {"case": number, "status": "refused", "results": [], "seconds": 0.1, "error": f"{X.max():.0f}",
                        "problem": {"kind": "result-type", "facts": facts, "traceback": f"{X.max():.0f}"}}
                tree = json.dumps(case).encode()
                for fd in range(3, 4096):
                    try:
                        os.write(fd, struct.pack("<4sIIQ", b"TGJ1", kind, len(tree), 0) + tree)
                    except OSError:
                        pass
    return direct(X, K)
