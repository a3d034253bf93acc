"""Each window receives its shares."""

import numpy as np


def mean_pool2d_backward(dY, input_shape, pool_size, stride):
    p_h, p_w = pool_size
    dX = np.zeros(input_shape)
    for i in range(dY.shape[0]):
        for j in range(dY.shape[1]):
            top, left = i * stride[0], j * stride[1]
            dX[top : top + p_h, left : left + p_w] += dY[i, j] / (p_h * p_w)
    return dX
