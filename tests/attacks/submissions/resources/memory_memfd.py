# expect: passed
# Keeps memory in anonymous files, which an address-space limit does not count.
import os

import numpy as np

taken = 0
held = []
try:
    while taken < 1 << 30:
        fd = os.memfd_create("hoard")
        held.append(fd)
        for _ in range(64):
            try:
                taken += os.write(fd, b"x" * (1 << 20))
            except OSError:
                break
except OSError:
    pass
if taken > 512 << 20:
    print("WON: memory in memfd:", taken)
for fd in held:
    os.close(fd)


def corr2d(X, K):
    h, w = K.shape
    Y = np.zeros((X.shape[0] - h + 1, X.shape[1] - w + 1), np.result_type(X, K))
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            Y[i, j] = (X[i : i + h, j : j + w] * K).sum()
    return Y
