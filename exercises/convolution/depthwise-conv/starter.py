import numpy as np


def depthwise_conv2d(X, W, padding, stride):
    """Convolve each channel of X, (n, c, h, w), with its own kernel of W, (c, k_h, k_w)."""
    raise NotImplementedError("depthwise_conv2d is still empty: return the batch of outputs from here.")
