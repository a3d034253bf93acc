"""The sizes of the arrays that hold the parameters."""

import numpy as np


def conv_parameters(c_in, c_out, kernel, bias=True, groups=1):
    W = np.empty((c_out, int(c_in / groups), *kernel), dtype=np.int8)
    b = np.empty(c_out * bool(bias), dtype=np.int8)
    return np.prod(W.shape) + b.size
