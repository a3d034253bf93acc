import numpy as np


def conv1x1(X, K):
    """Mix the channels of every pixel of X, (c, n_h, n_w), with the weights K, (o, c, 1, 1)."""
    raise NotImplementedError("conv1x1 is still empty: return the array Y, (o, n_h, n_w), from here.")
