import numpy as np


def corr2d_bias(X, K, b):
    """Cross-correlate X, of shape (n_h, n_w), with K, of shape (k_h, k_w), and add the number b to every element."""
    raise NotImplementedError("corr2d_bias is still empty: return the array Y from here.")
