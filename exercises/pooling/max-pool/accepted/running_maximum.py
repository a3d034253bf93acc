"""The larger one of shifted copies, place by place within the window."""

import numpy as np


def max_pool2d(X, pool_size, stride):
    (p_h, p_w), (s_h, s_w) = pool_size, stride
    rows, columns = X.shape[0] - p_h + 1, X.shape[1] - p_w + 1
    Y = np.full((len(range(0, rows, s_h)), len(range(0, columns, s_w))), -np.inf)
    for a in range(p_h):
        for b in range(p_w):
            Y = np.maximum(Y, X[a : a + rows : s_h, b : b + columns : s_w])
    return Y
