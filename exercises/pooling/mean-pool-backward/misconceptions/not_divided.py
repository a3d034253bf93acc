"""Every element of a window received the window's whole gradient. It is shared out: divide by p_h · p_w, and the sum of the gradient is conserved.

zh-hans: 窗口中每个元素都得到了窗口的全部梯度。梯度应当平均分配：除以 p_h · p_w，梯度的总和保持不变。
"""

import numpy as np


def mean_pool2d_backward(dY, input_shape, pool_size, stride):
    p_h, p_w = pool_size
    dX = np.zeros(input_shape)
    for i in range(dY.shape[0]):
        for j in range(dY.shape[1]):
            dX[i * stride[0] : i * stride[0] + p_h, j * stride[1] : j * stride[1] + p_w] += dY[i, j]
    return dX
