import numpy as np


def relu_forward(x):
    raise NotImplementedError("relu_forward is still empty: return out and cache from here.")


def relu_backward(dout, cache):
    raise NotImplementedError("relu_backward is still empty: return dx from here.")
