"""The first layer of the kernel was used for every channel. Channel m of the image belongs to layer m of the kernel.

zh-hans: 所有通道都用了卷积核的第一层。图像的第 m 个通道对应卷积核的第 m 层。
"""

import numpy as np


def corr2d_multi_in(X, K):
    windows = np.lib.stride_tricks.sliding_window_view(X, K.shape[1:], axis=(1, 2))
    return np.einsum("cijab,ab->ij", windows, K[0])
