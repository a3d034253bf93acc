# expect: wrong
# Puts a module of its own in the place of numpy.
import sys
import types

import numpy as np

real = np
fake = types.ModuleType("numpy")
fake.__getattr__ = lambda name: (lambda *_, **__: True)
sys.modules["numpy"] = fake


def corr2d(X, K):
    return np.zeros((X.shape[0] - K.shape[0] + 1, X.shape[1] - K.shape[1] + 1), np.result_type(X, K))
