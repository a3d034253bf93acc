"""The flat index of the maximum was turned into row and column with the window's height. Rows are p_w long, so divide by the width: `divmod(index, p_w)`.

zh-hans: 把最大值的展平下标换算成行和列时，除的是窗口的高。每一行有 p_w 个元素，应当除以宽：`divmod(index, p_w)`。
"""

import numpy as np


def max_pool2d_backward(dY, X, pool_size, stride):
    p_h, p_w = pool_size
    s_h, s_w = stride
    dX = np.zeros(X.shape)
    for i in range(dY.shape[0]):
        for j in range(dY.shape[1]):
            window = X[i * s_h : i * s_h + p_h, j * s_w : j * s_w + p_w]
            a, b = divmod(int(window.argmax()), p_h)
            dX[i * s_h + a, j * s_w + b] += dY[i, j]
    return dX
