import numpy as np


def frequency_gain(k, n):
    """Return by how much the kernel k, of shape (m,), multiplies each of n frequencies: an array of shape (n,)."""
    raise NotImplementedError("frequency_gain is still empty: return an array of shape (n,) from here.")
