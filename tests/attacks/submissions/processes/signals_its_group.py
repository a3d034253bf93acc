# expect: passed
# Sends what it ignores itself to its process group and its session, in which others might be; not outside a jail.
import os
import signal

import numpy as np

if os.getpid() < 100:
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGUSR1):
        signal.signal(number, signal.SIG_IGN)
        for group in (0, os.getpgrp(), os.getsid(0)):
            try:
                os.killpg(group, number)
            except OSError:
                pass
    if 0 in (os.getpgrp(), os.getsid(0)):
        print("WON: a process group from outside")
    try:
        os.kill(0, signal.SIGKILL)  # the first process of a pid namespace is spared
    except OSError:
        pass


def corr2d(X, K):
    h, w = K.shape
    Y = np.zeros((X.shape[0] - h + 1, X.shape[1] - w + 1), np.result_type(X, K))
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            Y[i, j] = (X[i : i + h, j : j + w] * K).sum()
    return Y
