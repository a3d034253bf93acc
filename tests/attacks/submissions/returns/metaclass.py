# expect: wrong
# Returns an object whose type's metaclass answers isinstance and prints when it is looked at.
import numpy as np


class Meta(type):
    def __instancecheck__(cls, instance):
        return True

    def __subclasscheck__(cls, other):
        return True

    def __eq__(cls, other):
        return other is np.ndarray

    def __hash__(cls):
        return hash(np.ndarray)

    def __getattribute__(cls, name):
        if name in ("__name__", "__qualname__", "__module__", "__mro__"):
            raise SystemExit(0)
        return super().__getattribute__(name)


class Thing(metaclass=Meta):
    def __repr__(self):
        raise SystemExit(0)


def corr2d(X, K):
    return Thing()
