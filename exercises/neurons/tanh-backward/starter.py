import numpy as np


def tanh_backward(dY, X):
    """Return dX, of the shape of X; dY is the gradient of the output, X what went into tanh."""
    raise NotImplementedError("tanh_backward is still empty: return the array dX from here.")
