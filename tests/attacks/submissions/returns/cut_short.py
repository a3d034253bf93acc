# expect: error
# Returns a plain array over a file that has been cut short: reading it is a bus error.
import mmap
import os

import numpy as np


def corr2d(X, K):
    fd = os.open("/tmp/x", os.O_RDWR | os.O_CREAT)
    os.ftruncate(fd, 1 << 20)
    A = np.frombuffer(mmap.mmap(fd, 1 << 20), np.float64)
    os.ftruncate(fd, 0)
    return A
