"""Every position of the kernel became a column: the stride was not used. Window (i, j) begins at row `i * s_h` and column `j * s_w` of the padded image.

zh-hans: 卷积核的每个位置都成了一列：没有用到步幅。窗口 (i, j) 从填充后图像的第 `i * s_h` 行、第 `j * s_w` 列开始。
"""

import numpy as np


def im2col(X, kernel_shape, padding, stride):
    P = np.pad(X, ((0, 0), (padding[0],) * 2, (padding[1],) * 2))
    windows = np.lib.stride_tricks.sliding_window_view(P, kernel_shape, axis=(1, 2))
    return windows.transpose(0, 3, 4, 1, 2).reshape(len(X) * kernel_shape[0] * kernel_shape[1], -1)
