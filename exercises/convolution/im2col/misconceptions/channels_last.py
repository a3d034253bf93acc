"""Within a column the channels lie side by side for each pixel. They should come one after the other: the whole window of channel 0, then that of channel 1.

zh-hans: 每一列中，同一像素的各个通道排在了一起。应当逐个通道排列：先是第 0 个通道的整个窗口，再是第 1 个通道的。
"""

import numpy as np


def im2col(X, kernel_shape, padding, stride):
    P = np.pad(X, ((0, 0), (padding[0],) * 2, (padding[1],) * 2))
    windows = np.lib.stride_tricks.sliding_window_view(P, kernel_shape, axis=(1, 2))
    windows = windows[:, :: stride[0], :: stride[1]].transpose(3, 4, 0, 1, 2)
    return windows.reshape(len(X) * kernel_shape[0] * kernel_shape[1], -1)
