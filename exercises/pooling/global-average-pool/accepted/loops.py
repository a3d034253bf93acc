"""Channel by channel."""

import numpy as np


def global_average_pool(X):
    n, c, h, w = X.shape
    Y = np.zeros((n, c))
    for m in range(n):
        for q in range(c):
            Y[m, q] = X[m, q].sum() / (h * w)
    return Y


def global_average_pool_backward(dY, input_shape):
    n, c, h, w = input_shape
    dX = np.zeros((n, c, h, w))
    for m in range(n):
        for q in range(c):
            dX[m, q, :, :] = dY[m, q] / (h * w)
    return dX
