import numpy as np


def layer_norm_backward(dY, X, gamma, eps):
    """Return (dX, dgamma, dbeta), of shapes (n, d), (d,) and (d,)."""
    raise NotImplementedError("layer_norm_backward is still empty: return the tuple (dX, dgamma, dbeta) from here.")
