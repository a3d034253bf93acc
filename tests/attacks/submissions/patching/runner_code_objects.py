# expect: wrong|error|crashed|timeout
# Finds every function above it on the stack through frames and gc, and replaces its code.
import gc
import sys
import types

import numpy as np


def harmless(*_, **__):
    return None


def corr2d(X, K):
    frame, codes = sys._getframe(1), set()
    while frame:
        codes.add(frame.f_code)
        frame = frame.f_back
    for function in gc.get_objects():
        if type(function) is types.FunctionType and function.__code__ in codes:
            try:
                function.__code__ = harmless.__code__
            except ValueError:
                pass
    return np.zeros((1, 1))
