"""The first slice of the kernel was used for every channel. Channel m of the image belongs to slice m of the kernel.

zh-hans: 所有通道都用了卷积核的第一个切片。图像的第 m 个通道对应卷积核的第 m 个切片。
"""

import numpy as np


def corr2d_multi_in(X, K):
    windows = np.lib.stride_tricks.sliding_window_view(X, K.shape[1:], axis=(1, 2))
    return np.einsum("cijab,ab->ij", windows, K[0])
