"""Only the first channel of the image was used. A kernel has a slice for each input channel; the products of all of them are added up.

zh-hans: 只用了图像的第一个通道。卷积核对每个输入通道各有一个切片，所有乘积都要相加。
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
                Y[o, i, j] = (window[0] * W[o, i, j, 0]).sum() + b[o, i, j]
    return Y


def locally_connected_parameters(shape, c_out, kernel, stride=(1, 1), bias=True):
    c, h, w = shape
    out_h = (h - kernel[0]) // stride[0] + 1
    out_w = (w - kernel[1]) // stride[1] + 1
    return out_h * out_w * c_out * (c * kernel[0] * kernel[1] + bias)
