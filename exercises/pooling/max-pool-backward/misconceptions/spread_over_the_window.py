"""The gradient was shared out over the whole window. That is mean pooling; max pooling gives all of it to the largest element.

zh-hans: 梯度被平均分给了整个窗口。那是平均汇聚层的做法；最大汇聚层把全部梯度传给最大元素。
"""

import numpy as np


def max_pool2d_backward(dY, X, pool_size, stride):
    p_h, p_w = pool_size
    s_h, s_w = stride
    dX = np.zeros(X.shape)
    for i in range(dY.shape[0]):
        for j in range(dY.shape[1]):
            dX[i * s_h : i * s_h + p_h, j * s_w : j * s_w + p_w] += dY[i, j] / (p_h * p_w)
    return dX
