"""The stride was not used: the kernel moved by one pixel each time. Window (i, j) begins at row `i * s_h` and column `j * s_w` of the padded image.

zh-hans: 没有用到步幅：卷积核每次只移动了一个像素。窗口 (i, j) 从填充后图像的第 `i * s_h` 行、第 `j * s_w` 列开始。
"""

import numpy as np


def corr2d_padding_stride(X, K, padding, stride):
    padded = np.pad(X, [(p, p) for p in padding])
    windows = np.lib.stride_tricks.sliding_window_view(padded, K.shape)
    return np.einsum("ijab,ab->ij", windows, K)
