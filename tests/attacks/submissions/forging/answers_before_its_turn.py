# expect: wrong
# Answers the first cases while the file is still imported, before they have been sent.
import json
import os
import struct

import numpy as np


def send(kind, tree, blob=b""):
    """Write one frame of the runner's own form to its channel."""
    text = json.dumps(tree).encode()
    os.write(1000, struct.pack("<4sIIQ", b"TGJ1", kind, len(text), len(blob)) + text + blob)


send(8, {})
for number in range(10):
    array = {"a": [0, 32, "float64", [2, 2], "numpy", False, "C"]}
    send(5, {"case": number, "status": "ok", "results": [array], "problem": None, "seconds": 0.0}, bytes(32))


def corr2d(X, K):
    h, w = K.shape
    Y = np.zeros((X.shape[0] - h + 1, X.shape[1] - w + 1), np.result_type(X, K))
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            Y[i, j] = (X[i : i + h, j : j + w] * K).sum()
    return Y
