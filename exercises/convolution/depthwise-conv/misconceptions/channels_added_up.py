"""The channels were added up to one. In a depthwise convolution they stay apart: each has its own output.

zh-hans: 各通道被加成了一个。在逐通道卷积中，通道保持独立：每个通道有自己的输出。
"""

import numpy as np


def depthwise_conv2d(X, W, padding, stride):
    P = np.pad(X, ((0, 0), (0, 0), (padding[0],) * 2, (padding[1],) * 2))
    windows = np.lib.stride_tricks.sliding_window_view(P, W.shape[1:], axis=(2, 3))
    return np.einsum("ncijab,cab->nij", windows[:, :, :: stride[0], :: stride[1]], W)[:, None]
