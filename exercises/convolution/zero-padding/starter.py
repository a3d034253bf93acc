import numpy as np


def zero_pad(X, padding):
    """Frame X, of shape (n_h, n_w) or (c, n_h, n_w), with p_h rows and p_w columns of zeros on each side."""
    raise NotImplementedError("zero_pad is still empty: return the padded array from here.")
