"""The count has one bias for each output channel. Here there is one for each output channel **and position**, as the shape of `b` shows.

zh-hans: 只给每个输出通道算了一个偏置。这里每个输出通道**在每个位置上**都有一个，从 `b` 的形状就能看出来。
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
    out_h = (h - kernel[0]) // stride[0] + 1
    out_w = (w - kernel[1]) // stride[1] + 1
    return out_h * out_w * c_out * c * kernel[0] * kernel[1] + c_out * bias
