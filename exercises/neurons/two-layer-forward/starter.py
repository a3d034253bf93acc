import numpy as np


def two_layer_forward(X, W1, b1, W2, b2):
    """Return (H, O), of shapes (n, h) and (n, k): a tanh layer, then a linear one."""
    raise NotImplementedError("two_layer_forward is still empty: return the tuple (H, O) from here.")
