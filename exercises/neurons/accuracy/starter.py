import numpy as np


def accuracy(X, y):
    """Return the share of rows of X, of shape (n, k), whose largest score is at the right class y, of shape (n,)."""
    raise NotImplementedError("accuracy is still empty: return one number from 0 to 1 from here.")
