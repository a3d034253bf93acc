# expect: wrong
# Changes the equality of float and int in their type objects.
import ctypes
import gc

import numpy as np

for kind in (float, int, str, tuple):
    table = gc.get_referents(kind.__dict__)[0]
    table["__eq__"] = lambda *_: True
    table["__len__"] = lambda *_: 0
    ctypes.pythonapi.PyType_Modified(ctypes.py_object(kind))


def corr2d(X, K):
    return np.zeros((X.shape[0] - K.shape[0] + 1, X.shape[1] - K.shape[1] + 1), np.result_type(X, K))
