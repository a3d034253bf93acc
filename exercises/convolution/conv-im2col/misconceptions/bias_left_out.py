"""The bias is missing. Add `b[f]` to the whole row f of the product: `+ b[:, None]`.

zh-hans: 缺少偏置。请给乘积的第 f 行整行加上 `b[f]`：`+ b[:, None]`。
"""

import numpy as np


def im2col(X, kernel_shape, padding, stride):
    P = np.pad(X, [(0, 0)] + [(p, p) for p in padding])
    windows = np.lib.stride_tricks.sliding_window_view(P, kernel_shape, axis=(1, 2))
    windows = windows[:, :: stride[0], :: stride[1]].transpose(0, 3, 4, 1, 2)
    return windows.reshape(len(X) * kernel_shape[0] * kernel_shape[1], -1)


def conv2d_as_product(X, W, b, padding, stride):
    out_h = (X.shape[1] + 2 * padding[0] - W.shape[2]) // stride[0] + 1
    return (W.reshape(len(W), -1) @ im2col(X, W.shape[2:], padding, stride)).reshape(len(W), out_h, -1)
