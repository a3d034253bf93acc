# expect: error
# Writes into the method table of ndarray itself, through the garbage collector.
import ctypes
import gc

import numpy as np

table = gc.get_referents(np.ndarray.__dict__)[0]
for name in ("tobytes", "__eq__", "__ne__", "astype", "copy", "tolist", "shape", "dtype"):
    try:
        table[name] = lambda self, *_, **__: b"passed"
    except TypeError:
        pass
ctypes.pythonapi.PyType_Modified(ctypes.py_object(np.ndarray))


def corr2d(X, K):
    return np.zeros((X.shape[0] - K.shape[0] + 1, X.shape[1] - K.shape[1] + 1), np.result_type(X, K))
