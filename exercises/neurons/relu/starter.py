import numpy as np


def relu(X):
    """Return X with its negative elements replaced by 0, in an array of the same shape."""
    raise NotImplementedError("relu is still empty: return an array of the shape of X from here.")
