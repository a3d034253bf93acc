# expect: wrong
# Returns an array of objects with operators of their own.
import numpy as np


class Any:
    def __eq__(self, other):
        return True

    __float__ = lambda self: 1.0
    __reduce__ = lambda self: (print, ("WON: pickled",))


def corr2d(X, K):
    return np.array([[Any(), Any()], [Any(), Any()]], dtype=object)
