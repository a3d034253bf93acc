import numpy as np


def relu_backward(dY, X):
    """Return dX, of the shape of X; dY is the gradient of the output, X what went into ReLU."""
    raise NotImplementedError("relu_backward is still empty: return the array dX from here.")
