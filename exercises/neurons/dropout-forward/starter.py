import numpy as np


def dropout_forward(X, p, train, seed):
    """Return X with each element dropped with chance p and the others divided by 1 - p, when train is true."""
    U = np.random.default_rng(seed).random(X.shape)
    raise NotImplementedError("dropout_forward is still empty: return an array of the shape of X from here.")
