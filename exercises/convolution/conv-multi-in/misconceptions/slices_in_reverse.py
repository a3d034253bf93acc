"""The kernel's slices met the channels in reverse order. Channel 0 belongs to slice 0.

zh-hans: 卷积核各切片与通道的对应顺序颠倒了。第 0 个通道对应第 0 个切片。
"""

import numpy as np


def corr2d_multi_in(X, K):
    windows = np.lib.stride_tricks.sliding_window_view(X, K.shape[1:], axis=(1, 2))
    return np.einsum("cijab,cab->ij", windows, K[::-1])
