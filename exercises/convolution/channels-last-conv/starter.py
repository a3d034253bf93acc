import numpy as np


def conv2d_channels_last(X, W, b):
    """Return the layer's output for X, (n, h, w, c), kernels W, (k_h, k_w, c, o), and biases b, (o,)."""
    raise NotImplementedError("conv2d_channels_last is still empty: return the array Y from here.")
