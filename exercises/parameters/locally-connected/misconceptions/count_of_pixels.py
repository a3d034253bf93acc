"""The count has weights for every pixel of the input. There are weights for each position of the **window**: h' times w' of them.

zh-hans: 给输入的每个像素都算了一组权重。应当是**窗口**的每个位置有一组：共 h' 乘 w' 个位置。
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
    return h * w * c_out * (c * kernel[0] * kernel[1] + bias)
