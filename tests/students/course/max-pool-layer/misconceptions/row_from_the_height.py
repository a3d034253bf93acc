"""The place of the maximum was found with the window's height. A flat index is `row * pool_width + column`: divide by the width.

zh-hans: 求最大值的位置时用了窗口的高度。展平后的下标是 `row * pool_width + column`：应当除以宽度。
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
        row, column = divmod(np.argmax(window), ph)
        dx[n, c, i * stride + row, j * stride + column] += dout[n, c, i, j]
    return dx
