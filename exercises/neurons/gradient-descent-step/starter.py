import numpy as np


def gradient_descent_step(w, dw, rate):
    """Return the parameter w after one step against its gradient dw with learning rate rate."""
    raise NotImplementedError("gradient_descent_step is still empty: return the new parameter from here.")
