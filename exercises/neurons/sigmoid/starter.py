import numpy as np


def sigmoid(X):
    """Return the sigmoid of every element of X, in an array of the same shape."""
    raise NotImplementedError("sigmoid is still empty: return an array of the shape of X from here.")
