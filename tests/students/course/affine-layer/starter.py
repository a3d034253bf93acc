import numpy as np


def affine_forward(x, w, b):
    raise NotImplementedError("affine_forward is still empty: return out and cache from here.")


def affine_backward(dout, cache):
    raise NotImplementedError("affine_backward is still empty: return dx, dw and db from here.")
