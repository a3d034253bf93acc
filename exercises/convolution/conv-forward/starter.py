import numpy as np


def conv2d_forward(X, W, b, padding, stride):
    """Return the layer's output for X, (n, c, h, w), kernels W, (o, c, k_h, k_w), and biases b, (o,)."""
    raise NotImplementedError("conv2d_forward is still empty: return the batch of outputs from here.")
