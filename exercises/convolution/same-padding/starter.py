import numpy as np


def corr2d_same(X, K, stride):
    """Return the cross-correlation of X (n_h, n_w) with K (k_h, k_w), of shape (ceil(n_h / s_h), ceil(n_w / s_w))."""
    raise NotImplementedError("corr2d_same is still empty: return the output array from here.")
