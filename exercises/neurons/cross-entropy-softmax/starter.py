import numpy as np


def cross_entropy(X, y):
    """Return (loss, dX): the mean cross-entropy of softmax(X) with the classes y, and its gradient by X."""
    raise NotImplementedError("cross_entropy is still empty: return the tuple (loss, dX) from here.")
