"""The count is that of a convolution, which shares its weights. Here every position has its own: multiply by h' times w'.

zh-hans: 数出的是共享权重的卷积层的参数个数。这里每个位置都有自己的权重：还要乘以 h' 乘 w'。
"""

import numpy as np


def locally_connected2d(X, W, b, stride):
    s_h, s_w = stride
    c_out, out_h, out_w, c, k_h, k_w = W.shape
    Y = np.zeros((c_out, out_h, out_w))
    for i in range(out_h):
        for j in range(out_w):
            window = X[:, i * s_h : i * s_h + k_h, j * s_w : j * s_w + k_w]
            for o in range(c_out):
                Y[o, i, j] = (window * W[o, i, j]).sum() + b[o, i, j]
    return Y


def locally_connected_parameters(shape, c_out, kernel, stride=(1, 1), bias=True):
    c, h, w = shape
    return c_out * (c * kernel[0] * kernel[1] + bias)
