"""The kernels were flipped. A convolutional layer computes the cross-correlation: it uses its kernels as they are.

zh-hans: 卷积核被翻转了。卷积层计算的是互相关：卷积核按原样使用。
"""

import numpy as np


def conv2d_channels_last(X, W, b):
    windows = np.lib.stride_tricks.sliding_window_view(X, W.shape[:2], axis=(1, 2))
    return np.einsum("eijmad,admf->eijf", windows, W[::-1, ::-1]) + b
