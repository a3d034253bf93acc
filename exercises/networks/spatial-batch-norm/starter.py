import numpy as np


def spatial_batch_norm_forward(X, gamma, beta, eps):
    """Return X, of shape (n, c, h, w), normalised over the batch and all positions, channel by channel."""
    raise NotImplementedError("spatial_batch_norm_forward is still empty: return an array of the shape of X from here.")
