import numpy as np


def pool2d(X, pool_size, stride, mode):
    """Pool every channel of X, (n, c, n_h, n_w); mode is "max" or "mean"."""
    raise NotImplementedError("pool2d is still empty: return the batch of pooled images from here.")
