import numpy as np


def unchanged_share(X, pool_size, down, right):
    """Return the share of max-pooled elements of X, (n_h, n_w), that stay the same when X moves."""
    raise NotImplementedError("unchanged_share is still empty: return the share from here.")
