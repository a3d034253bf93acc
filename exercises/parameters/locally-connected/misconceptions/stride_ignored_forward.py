"""In the forward pass the windows move on by one pixel. They move on by the stride: the one at (i, j) starts from the pixel (i * s_h, j * s_w).

zh-hans: 前向传播中窗口每次只移动一个像素。应当按步幅移动：位置 (i, j) 的窗口从像素 (i * s_h, j * s_w) 开始。
"""

import numpy as np


def locally_connected2d(X, W, b, stride):
    s_h, s_w = stride
    c_out, out_h, out_w, c, k_h, k_w = W.shape
    Y = np.zeros((c_out, out_h, out_w))
    for i in range(out_h):
        for j in range(out_w):
            window = X[:, i : i + k_h, j : j + k_w]
            for o in range(c_out):
                Y[o, i, j] = (window * W[o, i, j]).sum() + b[o, i, j]
    return Y


def locally_connected_parameters(shape, c_out, kernel, stride=(1, 1), bias=True):
    c, h, w = shape
    out_h = (h - kernel[0]) // stride[0] + 1
    out_w = (w - kernel[1]) // stride[1] + 1
    return out_h * out_w * c_out * (c * kernel[0] * kernel[1] + bias)
