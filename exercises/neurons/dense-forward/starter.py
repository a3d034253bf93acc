import numpy as np


def dense_forward(X, W, b):
    """Return Y of shape (n, k); X is (n, ...) with d elements an example, W is (d, k), b is (k,)."""
    raise NotImplementedError("dense_forward is still empty: return the array Y from here.")
