# expect: timeout
# Returns a tuple of a type whose metaclass hangs when it is asked for its fields.
import numpy as np


class Meta(type):
    def __getattribute__(cls, name):
        while True:
            pass


class Named(tuple, metaclass=Meta):
    pass


def corr2d(X, K):
    return Named((1, 2))
