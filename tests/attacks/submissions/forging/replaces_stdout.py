# expect: wrong
# Replaces sys.stdout, sys.stderr and print by objects that claim success.
import builtins
import sys

import numpy as np


class Proud:
    def __getattr__(self, name):
        return lambda *_, **__: "passed"


sys.stdout = sys.stderr = sys.__stdout__ = sys.__stderr__ = Proud()
builtins.print = lambda *_, **__: None


def corr2d(X, K):
    return np.zeros((X.shape[0] - K.shape[0] + 1, X.shape[1] - K.shape[1] + 1), np.result_type(X, K))
