"""A loss that counts how often it is called."""

import numpy as np

_called = 0


def loss(w):
    """A number for an array of shape (d,)."""
    global _called
    _called += 1
    w = np.asarray(w, dtype=float)
    return float((w**2).sum() + w.prod() + np.sin(w[0]) * len(w))


def calls():
    """How often loss was called since this was last asked."""
    global _called
    count, _called = _called, 0
    return count
