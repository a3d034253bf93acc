"""The windows were placed side by side as if the stride were the window's size. Window (i, j) starts at row `i * s_h` and column `j * s_w`.

zh-hans: 窗口是按窗口大小依次排列的，没有用到步幅。窗口 (i, j) 从第 `i * s_h` 行、第 `j * s_w` 列开始。
"""

import numpy as np


def max_pool2d_backward(dY, X, pool_size, stride):
    p_h, p_w = pool_size
    dX = np.zeros(X.shape)
    for i in range(X.shape[0] // p_h):
        for j in range(X.shape[1] // p_w):
            if i < dY.shape[0] and j < dY.shape[1]:
                window = X[i * p_h : (i + 1) * p_h, j * p_w : (j + 1) * p_w]
                a, b = np.unravel_index(window.argmax(), window.shape)
                dX[i * p_h + a, j * p_w + b] += dY[i, j]
    return dX
