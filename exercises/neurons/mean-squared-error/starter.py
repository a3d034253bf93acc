import numpy as np


def mean_squared_error(Y, T):
    """Return the tuple (loss, dY): the mean of (Y - T)^2, a number, and its gradient, of the shape of Y."""
    raise NotImplementedError("mean_squared_error is still empty: return the tuple (loss, dY) from here.")
