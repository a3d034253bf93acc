# expect: passed
# Writes a program into memory and runs it from there.
import os

import numpy as np

try:
    fd = os.memfd_create("program")
    with open(fd, "wb", closefd=False) as file:
        file.write(b"#!/bin/sh\necho WON: ran a program from memory\n")
    os.execve(f"/proc/self/fd/{fd}", ["program"], {})
except OSError:
    pass


def corr2d(X, K):
    h, w = K.shape
    Y = np.zeros((X.shape[0] - h + 1, X.shape[1] - w + 1), np.result_type(X, K))
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            Y[i, j] = (X[i : i + h, j : j + w] * K).sum()
    return Y
