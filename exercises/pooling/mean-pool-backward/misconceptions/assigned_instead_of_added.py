"""Where windows overlap, one share replaced another. An element that lies in several windows receives the sum of its shares: use `+=`, not `=`.

zh-hans: 窗口重叠时，后一份覆盖了前一份。属于多个窗口的元素得到各份之和：请用 `+=`，而不是 `=`。
"""

import numpy as np


def mean_pool2d_backward(dY, input_shape, pool_size, stride):
    p_h, p_w = pool_size
    dX = np.zeros(input_shape)
    for i in range(dY.shape[0]):
        for j in range(dY.shape[1]):
            here = np.s_[i * stride[0] : i * stride[0] + p_h, j * stride[1] : j * stride[1] + p_w]
            dX[here] = dY[i, j] / (p_h * p_w)
    return dX
