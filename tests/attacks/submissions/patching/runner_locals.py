# expect: wrong
# Writes into the local variables of every frame above it.
import ctypes
import sys

import numpy as np


def corr2d(X, K):
    frame = sys._getframe(1)
    while frame:
        for name, value in list(frame.f_locals.items()):
            if isinstance(value, str | bool | int | float):
                frame.f_locals[name] = "passed" if isinstance(value, str) else type(value)(1)
        ctypes.pythonapi.PyFrame_LocalsToFast(ctypes.py_object(frame), ctypes.c_int(0))
        frame = frame.f_back
    return np.zeros((1, 1))
