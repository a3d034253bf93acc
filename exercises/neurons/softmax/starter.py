import numpy as np


def softmax(X):
    """Return the softmax of each row of the scores X, of shape (n, k), in an array of the same shape."""
    raise NotImplementedError("softmax is still empty: return an array of the shape of X from here.")
