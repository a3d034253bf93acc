import numpy as np


def softmax_backward(dY, X):
    """Return dX, of the shape (n, k) of X; dY is the gradient of the output, X the scores."""
    raise NotImplementedError("softmax_backward is still empty: return the array dX from here.")
