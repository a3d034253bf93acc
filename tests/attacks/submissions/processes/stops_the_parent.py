# expect: passed|timeout|crashed
# Stops its parent and every process around it with SIGSTOP, to freeze the service.
import os
import signal

import numpy as np

if os.getpid() < 100:
    for target in [os.getppid(), *range(2, 64)]:
        if target not in (0, os.getpid()):
            try:
                os.kill(target, signal.SIGSTOP)
            except OSError:
                pass


def corr2d(X, K):
    h, w = K.shape
    Y = np.zeros((X.shape[0] - h + 1, X.shape[1] - w + 1), np.result_type(X, K))
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            Y[i, j] = (X[i : i + h, j : j + w] * K).sum()
    return Y
