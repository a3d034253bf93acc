# right: a global instead of the cache, 1 at 0, a mask in float32
import numpy as np

mask = None


def relu_forward(x):
    global mask
    mask = x >= 0
    return np.where(mask, x, 0.0), None


def relu_backward(dout, cache):
    return np.multiply(dout, mask.astype(np.float32))
