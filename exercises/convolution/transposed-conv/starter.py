import numpy as np


def transposed_conv2d(X, W, padding, stride):
    """Let every element of X, (n, c, h, w), lay a copy of its kernel of W, (c, o, k_h, k_w), onto the output."""
    raise NotImplementedError("transposed_conv2d is still empty: return the enlarged batch from here.")
