# expect: wrong
# Returns an object that says it is an ndarray when asked for its class.
import numpy as np


class Costume:
    __class__ = property(lambda self: np.ndarray)
    shape = (2, 2)
    dtype = np.dtype(float)
    ndim = 2
    nbytes = 32
    flags = np.zeros(1).flags

    def __eq__(self, other):
        return True

    def tobytes(self, *_):
        return bytes(32)

    def __getattr__(self, name):
        print("WON: asked for", name)
        return lambda *_, **__: self


def corr2d(X, K):
    return Costume()
