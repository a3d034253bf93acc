# expect: passed|crashed
# Kills every process it can see; does nothing where its process id says that it is not in a jail.
import os
import signal

import numpy as np

if os.getpid() < 100:
    for target in (-1, 0, 1, os.getppid()):
        if target == 0:
            signal.signal(signal.SIGTERM, signal.SIG_IGN)
        try:
            os.kill(target, signal.SIGTERM if target == 0 else signal.SIGKILL)
        except OSError:
            pass


def corr2d(X, K):
    h, w = K.shape
    Y = np.zeros((X.shape[0] - h + 1, X.shape[1] - w + 1), np.result_type(X, K))
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            Y[i, j] = (X[i : i + h, j : j + w] * K).sum()
    return Y
