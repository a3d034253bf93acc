import numpy as np


def layer_norm_forward(X, gamma, beta, eps):
    """Return X, of shape (n, d), with every example normalised on its own, then scaled and shifted by feature."""
    raise NotImplementedError("layer_norm_forward is still empty: return an array of the shape of X from here.")
