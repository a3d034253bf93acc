# expect: wrong
# Returns modules, frames, functions, types, exceptions and locks.
import sys
import threading

import numpy as np

answers = [np, sys._getframe(), len, type, ValueError("x"), threading.Lock(), NotImplemented, Ellipsis, slice(1), np.dtype(float)]


def corr2d(X, K):
    return answers.pop(0) if len(answers) > 1 else answers[0]
