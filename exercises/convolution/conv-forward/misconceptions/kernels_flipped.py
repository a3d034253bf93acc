"""The kernels were flipped. A convolutional layer computes the cross-correlation: it uses its kernels as they are.

zh-hans: 卷积核被翻转了。卷积层计算的是互相关：卷积核按原样使用。
"""

import numpy as np


def conv2d_forward(X, W, b, padding, stride):
    padded = np.pad(X, ((0, 0), (0, 0), (padding[0],) * 2, (padding[1],) * 2))
    windows = np.lib.stride_tricks.sliding_window_view(padded, W.shape[2:], axis=(2, 3))
    windows = windows[:, :, :: stride[0], :: stride[1]]
    return np.einsum("ncijab,ocab->noij", windows, W[:, :, ::-1, ::-1]) + b[:, None, None]
