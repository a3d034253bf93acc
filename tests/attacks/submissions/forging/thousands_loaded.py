# expect: crashed
# Sends five thousand empty frames of kind 8 while the file is imported.
import json
import os
import struct

import numpy as np


def send(kind, tree, blob=b""):
    """Write one frame of the runner's own form to its channel."""
    text = json.dumps(tree).encode()
    os.write(1000, struct.pack("<4sIIQ", b"TGJ1", kind, len(text), len(blob)) + text + blob)


for _ in range(5000):
    send(8, {})


def corr2d(X, K):
    h, w = K.shape
    Y = np.zeros((X.shape[0] - h + 1, X.shape[1] - w + 1), np.result_type(X, K))
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            Y[i, j] = (X[i : i + h, j : j + w] * K).sum()
    return Y
