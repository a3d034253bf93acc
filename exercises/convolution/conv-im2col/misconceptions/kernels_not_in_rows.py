"""The kernels were reshaped with `reshape(-1, o).T`, which mixes their weights. `W.reshape(o, -1)` has one kernel in each row.

zh-hans: 卷积核用 `reshape(-1, o).T` 变形，不同卷积核的权重混在了一起。`W.reshape(o, -1)` 的每一行才是一个卷积核。
"""

import numpy as np


def im2col(X, kernel_shape, padding, stride):
    P = np.pad(X, [(0, 0)] + [(p, p) for p in padding])
    windows = np.lib.stride_tricks.sliding_window_view(P, kernel_shape, axis=(1, 2))
    windows = windows[:, :: stride[0], :: stride[1]].transpose(0, 3, 4, 1, 2)
    return windows.reshape(len(X) * kernel_shape[0] * kernel_shape[1], -1)


def conv2d_as_product(X, W, b, padding, stride):
    out_h = (X.shape[1] + 2 * padding[0] - W.shape[2]) // stride[0] + 1
    Y = W.reshape(-1, len(W)).T @ im2col(X, W.shape[2:], padding, stride) + b[:, None]
    return Y.reshape(len(W), out_h, -1)
