"""Plain loops for the pooling, np.roll for the movement, counting by hand."""

import numpy as np


def pool(X, p_h, p_w):
    Y = np.zeros((X.shape[0] // p_h, X.shape[1] // p_w))
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            Y[i, j] = X[i * p_h : (i + 1) * p_h, j * p_w : (j + 1) * p_w].max()
    return Y


def unchanged_share(X, pool_size, down, right):
    before = pool(X, *pool_size)
    after = pool(np.roll(np.roll(X, down, axis=0), right, axis=1), *pool_size)
    same = 0
    for i in range(before.shape[0]):
        for j in range(before.shape[1]):
            if before[i, j] == after[i, j]:
                same += 1
    return same / before.size
