# wrong: absolute_value
import numpy as np

mask = None


def relu_forward(x):
    global mask
    mask = x >= 0
    return np.where(mask, x, -x), None


def relu_backward(dout, cache):
    return np.multiply(dout, mask.astype(np.float32))
