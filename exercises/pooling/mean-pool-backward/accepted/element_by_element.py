"""For each element of the input, the windows that cover it."""

import numpy as np


def mean_pool2d_backward(dY, input_shape, pool_size, stride):
    (p_h, p_w), (s_h, s_w) = pool_size, stride
    dX = np.zeros(input_shape)
    for u in range(input_shape[0]):
        for v in range(input_shape[1]):
            for i, j in np.ndindex(*dY.shape):
                if 0 <= u - i * s_h < p_h and 0 <= v - j * s_w < p_w:
                    dX[u, v] += dY[i, j]
    return dX / (p_h * p_w)
