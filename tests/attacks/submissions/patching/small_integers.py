# expect: wrong|error|crashed|timeout|invalid
# Changes the value of small integers in memory: 0 becomes 1 for the whole interpreter.
import ctypes

import numpy as np


def corr2d(X, K):
    ctypes.memmove(id(3) + 24, id(4) + 24, 4)
    return np.zeros((1, 1))
