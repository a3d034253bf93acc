"""The array of windows was reshaped before its axes were in order, so numbers of different windows got mixed. Bring the axes into the order (channel, row in the window, column in the window, output row, output column) first.

zh-hans: 还没有调整轴的顺序就对窗口数组做了 reshape，不同窗口的数混在了一起。请先把轴排成（通道、窗口内的行、窗口内的列、输出的行、输出的列）的顺序。
"""

import numpy as np


def im2col(X, kernel_shape, padding, stride):
    P = np.pad(X, ((0, 0), (padding[0],) * 2, (padding[1],) * 2))
    windows = np.lib.stride_tricks.sliding_window_view(P, kernel_shape, axis=(1, 2))
    windows = windows[:, :: stride[0], :: stride[1]]
    return windows.reshape(len(X) * kernel_shape[0] * kernel_shape[1], -1)
