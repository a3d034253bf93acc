import numpy as np


def detect_edges(X):
    """Cross-correlate X, of shape (n_h, n_w), with the kernel [[1, -1]]."""
    raise NotImplementedError("detect_edges is still empty: return the array of edges from here.")
