# expect: crashed
# Prints what Python prints when it crashes, with lines of its own, then crashes.
import ctypes
import faulthandler

import numpy as np


def corr2d(X, K):
    for name in ("Aborted", "Segmentation fault", "Python memory allocation failed"):
        print(f"Fatal Python error: {name}\n\nCurrent thread 0x1 (most recent call first):")
        print('  File "solution.py", line 999999 in ' + "\x1b[31m\u202e" * 30)
        print('  File "cases.py", line 7 in reference', flush=True)
    faulthandler.disable()
    ctypes.string_at(0)
