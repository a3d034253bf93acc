"""The product was returned as it is, with a row for each kernel. Reshape it to (o, h', w').

zh-hans: 直接返回了矩阵乘积，每个卷积核一行。请把它变形为 (o, h', w')。
"""

import numpy as np


def im2col(X, kernel_shape, padding, stride):
    P = np.pad(X, [(0, 0)] + [(p, p) for p in padding])
    windows = np.lib.stride_tricks.sliding_window_view(P, kernel_shape, axis=(1, 2))
    windows = windows[:, :: stride[0], :: stride[1]].transpose(0, 3, 4, 1, 2)
    return windows.reshape(len(X) * kernel_shape[0] * kernel_shape[1], -1)


def conv2d_as_product(X, W, b, padding, stride):
    return W.reshape(len(W), -1) @ im2col(X, W.shape[2:], padding, stride) + b[:, None]
