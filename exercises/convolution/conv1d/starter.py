import numpy as np


def convolve1d(f, g):
    """Return the full convolution of f, of shape (n,), with g, of shape (m,): an array of shape (n + m - 1,)."""
    raise NotImplementedError("convolve1d is still empty: return the array of n + m - 1 elements from here.")
