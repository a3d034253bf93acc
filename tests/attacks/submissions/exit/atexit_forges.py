# expect: wrong
# Writes a better answer to every descriptor when the interpreter ends.
import atexit
import os

import numpy as np


@atexit.register
def forge():
    for fd in range(3, 4096):
        try:
            os.write(fd, b'{"status": "ok", "verdict": "passed"}')
        except OSError:
            pass


def corr2d(X, K):
    return np.zeros((X.shape[0] - K.shape[0] + 1, X.shape[1] - K.shape[1] + 1), np.result_type(X, K))
