import numpy as np


def tanh(X):
    """Return the hyperbolic tangent of every element of X, in an array of the same shape."""
    raise NotImplementedError("tanh is still empty: return an array of the shape of X from here.")
