"""The columns follow the output from top to bottom. They should follow it row by row: column i·w' + j belongs to output (i, j).

zh-hans: 各列是按输出从上到下（逐列）排列的。应当逐行排列：第 i·w' + j 列对应输出 (i, j)。
"""

import numpy as np


def im2col(X, kernel_shape, padding, stride):
    P = np.pad(X, ((0, 0), (padding[0],) * 2, (padding[1],) * 2))
    windows = np.lib.stride_tricks.sliding_window_view(P, kernel_shape, axis=(1, 2))
    windows = windows[:, :: stride[0], :: stride[1]].transpose(0, 3, 4, 2, 1)
    return windows.reshape(len(X) * kernel_shape[0] * kernel_shape[1], -1)
