"""Where windows overlap, one gradient replaced another. A pixel that is the maximum of several windows gets the sum: use `+=`.

zh-hans: 窗口重叠时，一个梯度覆盖了另一个。一个像素若是多个窗口的最大值，就得到它们的和：请用 `+=`。
"""

import numpy as np


def max_pool_forward_naive(x, pool_param):
    ph, pw, stride = pool_param["pool_height"], pool_param["pool_width"], pool_param["stride"]
    N, C, H, W = x.shape
    rows, columns = (H - ph) // stride + 1, (W - pw) // stride + 1
    out = np.zeros((N, C, rows, columns))
    for i in range(rows):
        for j in range(columns):
            out[:, :, i, j] = x[:, :, i * stride : i * stride + ph, j * stride : j * stride + pw].max(axis=(2, 3))
    return out, (x, pool_param)


def max_pool_backward_naive(dout, cache):
    x, pool_param = cache
    ph, pw, stride = pool_param["pool_height"], pool_param["pool_width"], pool_param["stride"]
    dx = np.zeros(x.shape)
    for n, c, i, j in np.ndindex(*dout.shape):
        window = x[n, c, i * stride : i * stride + ph, j * stride : j * stride + pw]
        row, column = np.unravel_index(np.argmax(window), window.shape)
        dx[n, c, i * stride + row, j * stride + column] = dout[n, c, i, j]
    return dx
