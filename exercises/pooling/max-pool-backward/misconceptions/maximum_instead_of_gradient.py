"""The gradient was multiplied by the maximum itself. A maximum's derivative by its largest element is 1, so exactly `dY[i, j]` arrives there.

zh-hans: 把最大值本身乘进了梯度。最大值对最大元素的导数是 1，因此传到那里的正好是 `dY[i, j]`。
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
            dX[i * s_h + a, j * s_w + b] += window.max() * dY[i, j]
    return dX
