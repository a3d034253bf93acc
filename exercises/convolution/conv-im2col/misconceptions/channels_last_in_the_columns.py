"""Within a column the channels lie side by side for each pixel, but the kernels' rows go channel by channel, so weights meet the wrong pixels. Order the columns channel by channel too.

zh-hans: 列中同一像素的各个通道排在一起，而卷积核的行是逐个通道排列的，所以权重乘到了错误的像素上。请让列也逐个通道排列。
"""

import numpy as np


def im2col(X, kernel_shape, padding, stride):
    P = np.pad(X, [(0, 0)] + [(p, p) for p in padding])
    windows = np.lib.stride_tricks.sliding_window_view(P, kernel_shape, axis=(1, 2))
    windows = windows[:, :: stride[0], :: stride[1]].transpose(3, 4, 0, 1, 2)
    return windows.reshape(len(X) * kernel_shape[0] * kernel_shape[1], -1)


def conv2d_as_product(X, W, b, padding, stride):
    out_h = (X.shape[1] + 2 * padding[0] - W.shape[2]) // stride[0] + 1
    Y = W.reshape(len(W), -1) @ im2col(X, W.shape[2:], padding, stride) + b[:, None]
    return Y.reshape(len(W), out_h, -1)
