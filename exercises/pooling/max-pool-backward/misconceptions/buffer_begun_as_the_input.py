"""The gradient was added to a buffer that began as a copy of `X`, so the input itself is still in it. Begin with zeros: `np.zeros(X.shape)`.

zh-hans: 梯度被加到了一个由 `X` 复制而来的缓冲区里，因此其中还含有输入本身。请从零开始：`np.zeros(X.shape)`。
"""

import numpy as np


def max_pool2d_backward(dY, X, pool_size, stride):
    (p_h, p_w), (s_h, s_w) = pool_size, stride
    dX = X.copy()
    for i in range(dY.shape[0]):
        for j in range(dY.shape[1]):
            window = X[i * s_h : i * s_h + p_h, j * s_w : j * s_w + p_w]
            a, b = np.unravel_index(window.argmax(), window.shape)
            dX[i * s_h + a, j * s_w + b] += dY[i, j]
    return dX
