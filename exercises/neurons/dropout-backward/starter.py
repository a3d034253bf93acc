import numpy as np


def dropout_backward(dY, kept, p, train):
    """Return dX; dY is the gradient of the output, kept the mask, p the chance of being dropped."""
    raise NotImplementedError("dropout_backward is still empty: return the array dX from here.")
