# expect: wrong
# Walks up the stack and returns whatever array it finds that is not one of its inputs.
import sys

import numpy as np


def corr2d(X, K):
    shape = (X.shape[0] - K.shape[0] + 1, X.shape[1] - K.shape[1] + 1)
    frame = sys._getframe(1)
    while frame:
        for value in [*frame.f_locals.values(), *frame.f_globals.values()]:
            if isinstance(value, np.ndarray) and value.shape == shape and value is not X:
                return value
        frame = frame.f_back
    return np.zeros(shape)
