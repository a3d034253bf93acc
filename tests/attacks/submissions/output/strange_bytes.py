# expect: passed
# Prints bytes that are no text: NUL, broken UTF-8, terminal escapes, lone surrogates.
import os
import sys

import numpy as np

os.write(1, b"\x00\xff\xfe\x1b[2J\x1b]0;title\x07\xc3\n")
os.write(2, bytes(range(256)))
sys.stdout.write("\ud800".encode("utf-8", "surrogatepass").decode("utf-8", "replace"))
try:
    print("\ud800")
except UnicodeError:
    pass


def corr2d(X, K):
    h, w = K.shape
    Y = np.zeros((X.shape[0] - h + 1, X.shape[1] - w + 1), np.result_type(X, K))
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            Y[i, j] = (X[i : i + h, j : j + w] * K).sum()
    return Y
