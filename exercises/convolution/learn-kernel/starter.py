import numpy as np


def learn_kernel(X, Y, K, rate, steps):
    """Return the kernel after so many steps of gradient descent on the sum of squared errors."""
    raise NotImplementedError("learn_kernel is still empty: return the learned kernel from here.")
