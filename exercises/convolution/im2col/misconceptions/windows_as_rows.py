"""The matrix is transposed: the windows are its rows. Each window should be a column.

zh-hans: 矩阵转置了：窗口成了它的行。每个窗口应当是一列。
"""

import numpy as np


def im2col(X, kernel_shape, padding, stride):
    P = np.pad(X, ((0, 0), (padding[0],) * 2, (padding[1],) * 2))
    windows = np.lib.stride_tricks.sliding_window_view(P, kernel_shape, axis=(1, 2))
    windows = windows[:, :: stride[0], :: stride[1]].transpose(1, 2, 0, 3, 4)
    return windows.reshape(windows.shape[0] * windows.shape[1], -1)
