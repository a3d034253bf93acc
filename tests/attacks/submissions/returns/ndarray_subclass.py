# expect: wrong
# Returns a subclass of ndarray whose methods lie about its contents.
import numpy as np


class Liar(np.ndarray):
    def __eq__(self, other):
        return np.ones(np.shape(other), bool)

    def tobytes(self, *_):
        return b"passed"

    def __array_ufunc__(self, *_, **__):
        return np.zeros(())

    def __array_function__(self, *_, **__):
        return True

    def astype(self, *_, **__):
        return self

    @property
    def shape(self):
        return (2, 2)

    @property
    def dtype(self):
        return np.dtype(float)


def corr2d(X, K):
    return np.zeros((1000, 1000)).view(Liar)
