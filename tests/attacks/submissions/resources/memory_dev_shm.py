# expect: passed
# Keeps memory in files under /dev/shm.
import os

import numpy as np

taken = 0
for number in range(64):
    try:
        with open(f"/dev/shm/hoard{number}", "wb", buffering=0) as file:
            for _ in range(32):
                taken += file.write(b"x" * (1 << 20))
    except OSError:
        continue
if taken > 256 << 20:
    print("WON: memory in /dev/shm:", taken)


def corr2d(X, K):
    h, w = K.shape
    Y = np.zeros((X.shape[0] - h + 1, X.shape[1] - w + 1), np.result_type(X, K))
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            Y[i, j] = (X[i : i + h, j : j + w] * K).sum()
    return Y
