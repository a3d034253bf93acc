"""The windows were laid side by side: their size was used as the stride. Window (i, j) begins at row `i * s_h` and column `j * s_w`.

zh-hans: 窗口是依次相接的：把窗口大小当成了步幅。窗口 (i, j) 从第 `i * s_h` 行、第 `j * s_w` 列开始。
"""

import numpy as np


def mean_pool2d_backward(dY, input_shape, pool_size, stride):
    p_h, p_w = pool_size
    dX = np.zeros(input_shape)
    for i in range(dY.shape[0]):
        for j in range(dY.shape[1]):
            dX[i * p_h : i * p_h + p_h, j * p_w : j * p_w + p_w] += dY[i, j] / (p_h * p_w)
    return dX
