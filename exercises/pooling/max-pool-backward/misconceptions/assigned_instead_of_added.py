"""Where windows overlap, one gradient replaced another. An element that is the maximum of several windows receives the sum of their gradients: use `+=`, not `=`.

zh-hans: 窗口重叠时，后一个梯度覆盖了前一个。如果一个元素是多个窗口的最大值，它得到这些窗口梯度的和：请用 `+=`，而不是 `=`。
"""

import numpy as np


def max_pool2d_backward(dY, X, pool_size, stride):
    p_h, p_w = pool_size
    s_h, s_w = stride
    dX = np.zeros(X.shape)
    for i in range(dY.shape[0]):
        for j in range(dY.shape[1]):
            window = X[i * s_h : i * s_h + p_h, j * s_w : j * s_w + p_w]
            a, b = np.unravel_index(window.argmax(), window.shape)
            dX[i * s_h + a, j * s_w + b] = dY[i, j]
    return dX
