"""The gradient was divided by the square of the window's height, as if the window were square. A window has p_h · p_w elements.

zh-hans: 梯度除以了窗口高的平方，好像窗口是正方形。窗口中有 p_h · p_w 个元素。
"""

import numpy as np


def mean_pool2d_backward(dY, input_shape, pool_size, stride):
    p_h, p_w = pool_size
    dX = np.zeros(input_shape)
    for i in range(dY.shape[0]):
        for j in range(dY.shape[1]):
            here = np.s_[i * stride[0] : i * stride[0] + p_h, j * stride[1] : j * stride[1] + p_w]
            dX[here] += dY[i, j] / p_h**2
    return dX
