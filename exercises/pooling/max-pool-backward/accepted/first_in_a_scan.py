"""Four plain loops; a strict comparison keeps the first maximum."""

import numpy as np


def max_pool2d_backward(dY, X, pool_size, stride):
    dX = np.zeros(X.shape)
    for i in range(dY.shape[0]):
        for j in range(dY.shape[1]):
            top, left = i * stride[0], j * stride[1]
            best = (top, left)
            for u in range(top, top + pool_size[0]):
                for v in range(left, left + pool_size[1]):
                    if X[u, v] > X[best]:
                        best = (u, v)
            dX[best] += dY[i, j]
    return dX
