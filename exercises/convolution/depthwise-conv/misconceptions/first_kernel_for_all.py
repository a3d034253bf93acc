"""All channels were convolved with the first kernel. Channel m has its own one, `W[m]`.

zh-hans: 所有通道都用了第一个卷积核。第 m 个通道有自己的卷积核 `W[m]`。
"""

import numpy as np


def depthwise_conv2d(X, W, padding, stride):
    P = np.pad(X, ((0, 0), (0, 0), (padding[0],) * 2, (padding[1],) * 2))
    windows = np.lib.stride_tricks.sliding_window_view(P, W.shape[1:], axis=(2, 3))
    return np.einsum("ncijab,ab->ncij", windows[:, :, :: stride[0], :: stride[1]], W[0])
