# expect: passed
# Asks for a better place in the scheduler than the graders have.
import os

import numpy as np

for name, ask in {
    "nice": lambda: os.nice(-10),
    "fifo": lambda: os.sched_setscheduler(0, os.SCHED_FIFO, os.sched_param(10)),
    "round robin": lambda: os.sched_setscheduler(0, os.SCHED_RR, os.sched_param(10)),
    "priority of the parent": lambda: os.setpriority(os.PRIO_PROCESS, os.getppid(), 19),
}.items():
    try:
        ask()
    except OSError:
        pass
    else:
        if name != "priority of the parent" or os.getppid() > 0:
            print("WON:", name)


def corr2d(X, K):
    h, w = K.shape
    Y = np.zeros((X.shape[0] - h + 1, X.shape[1] - w + 1), np.result_type(X, K))
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            Y[i, j] = (X[i : i + h, j : j + w] * K).sum()
    return Y
