# expect: passed
# Starts a process with posix_spawn.
import os
import sys

import numpy as np

for program in ("/bin/true", "/usr/bin/env", sys.executable or "/usr/bin/python3"):
    try:
        os.posix_spawn(program, [program], {})
        print("WON: posix_spawn", program)
    except OSError:
        pass


def corr2d(X, K):
    h, w = K.shape
    Y = np.zeros((X.shape[0] - h + 1, X.shape[1] - w + 1), np.result_type(X, K))
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            Y[i, j] = (X[i : i + h, j : j + w] * K).sum()
    return Y
