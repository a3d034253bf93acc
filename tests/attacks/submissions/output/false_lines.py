# expect: error
# Raises with tracebacks of its own making: lines that do not exist, and a hundred thousand of them.
import sys
import types

import numpy as np


def corr2d(X, K):
    frame, trace = sys._getframe(), None
    for line in [*range(100_000), -5, 2**31 - 1]:
        trace = types.TracebackType(trace, frame, -1 if line % 2 else 0, line)
    raise IndexError("index 5 is out of bounds for axis 0 with size 3").with_traceback(trace)
