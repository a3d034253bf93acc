"""The stride was not used: the kernels moved by one pixel each time. Window (i, j) begins at row `i * s_h` and column `j * s_w` of the padded image.

zh-hans: 没有用到步幅：卷积核每次只移动了一个像素。窗口 (i, j) 从填充后图像的第 `i * s_h` 行、第 `j * s_w` 列开始。
"""

import numpy as np


def conv2d_forward(X, W, b, padding, stride):
    padded = np.pad(X, ((0, 0), (0, 0), (padding[0],) * 2, (padding[1],) * 2))
    windows = np.lib.stride_tricks.sliding_window_view(padded, W.shape[2:], axis=(2, 3))
    return np.einsum("ncijab,ocab->noij", windows, W) + b[:, None, None]
