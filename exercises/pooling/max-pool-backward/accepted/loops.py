"""Window by window, with the flat argmax turned into a row and a column."""

import numpy as np


def max_pool2d_backward(dY, X, pool_size, stride):
    p_h, p_w = pool_size
    s_h, s_w = stride
    dX = np.zeros_like(X)
    for i in range(dY.shape[0]):
        for j in range(dY.shape[1]):
            window = X[i * s_h : i * s_h + p_h, j * s_w : j * s_w + p_w]
            a, b = np.unravel_index(window.argmax(), window.shape)
            dX[i * s_h + a, j * s_w + b] += dY[i, j]
    return dX
