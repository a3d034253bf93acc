import numpy as np


def group_norm_forward(X, gamma, beta, groups, eps):
    """Return X, of shape (n, c, h, w), normalised over each group of channels of each image."""
    raise NotImplementedError("group_norm_forward is still empty: return an array of the shape of X from here.")
