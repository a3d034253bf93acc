# expect: passed
# Uses enums, abstract classes, properties, decorators and context managers.
import abc
import contextlib
import enum

import numpy as np


class Mode(enum.Enum):
    VALID = enum.auto()
    SAME = enum.auto()


class Layer(abc.ABC):
    @abc.abstractmethod
    def forward(self, X): ...

    def __call__(self, X):
        with self.logged():
            return self.forward(X)

    @contextlib.contextmanager
    def logged(self):
        try:
            yield
        finally:
            self.done = True


class Correlation(Layer):
    def __init__(self, K, mode=Mode.VALID):
        self.K, self.mode = K, mode

    @property
    def size(self):
        return self.K.shape

    def forward(self, X):
        assert self.mode is Mode.VALID
        return np.tensordot(np.lib.stride_tricks.sliding_window_view(X, self.size), self.K, axes=2)


def corr2d(X, K):
    return Correlation(K)(X)
