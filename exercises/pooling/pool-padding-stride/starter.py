import numpy as np


def max_pool2d(X, pool_size, padding, stride):
    """Return the maximum of every window of X, (n_h, n_w) or (c, n_h, n_w); the padding never wins."""
    raise NotImplementedError("max_pool2d is still empty: return the array of maxima from here.")
