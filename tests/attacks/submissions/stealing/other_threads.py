# expect: wrong
# Looks at the frames of every thread of the process.
import sys

import numpy as np


def corr2d(X, K):
    for frame in sys._current_frames().values():
        while frame:
            for name, value in frame.f_locals.items():
                if name in ("expected", "want", "answer", "cases") and isinstance(value, np.ndarray):
                    print("SAW:", name)
                    return value
            frame = frame.f_back
    return np.zeros((1, 1))
