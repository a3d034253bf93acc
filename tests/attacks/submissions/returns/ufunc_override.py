# expect: wrong
# Returns an object that takes over every numpy function it meets.
import numpy as np


class Override:
    __array_priority__ = 1e9

    def __array_ufunc__(self, *_, **__):
        return np.bool_(True)

    def __array_function__(self, *_, **__):
        return True

    def __array__(self, *_, **__):
        return np.zeros((2, 2))


def corr2d(X, K):
    return Override()
