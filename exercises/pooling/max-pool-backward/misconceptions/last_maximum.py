"""On a tie, the gradient went to the last maximum. Compare with `>` instead of `>=`, so that the first one stays.

zh-hans: 最大值不唯一时，梯度传给了最后一个最大值。比较时请用 `>` 而不是 `>=`，这样保留的是第一个。
"""

import numpy as np


def max_pool2d_backward(dY, X, pool_size, stride):
    dX = np.zeros(X.shape)
    for i in range(dY.shape[0]):
        for j in range(dY.shape[1]):
            top, left = i * stride[0], j * stride[1]
            best = (top, left)
            for u in range(top, top + pool_size[0]):
                for v in range(left, left + pool_size[1]):
                    if X[u, v] >= X[best]:
                        best = (u, v)
            dX[best] += dY[i, j]
    return dX
