"""The kernel moved by one pixel each time: the stride was not used. Window (i, j) begins at row `i * s_h` and column `j * s_w`.

zh-hans: 卷积核每次只移动了一个像素，没有用到步幅。窗口 (i, j) 从第 `i * s_h` 行、第 `j * s_w` 列开始。
"""

import numpy as np


def corr2d_stride(X, K, stride):
    windows = np.lib.stride_tricks.sliding_window_view(X, K.shape)
    return np.einsum("ijab,ab->ij", windows, K)
