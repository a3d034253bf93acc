import numpy as np


def sigmoid_backward(dY, X):
    """Return dX, of the shape of X; dY is the gradient of the output, X what went into the sigmoid."""
    raise NotImplementedError("sigmoid_backward is still empty: return the array dX from here.")
