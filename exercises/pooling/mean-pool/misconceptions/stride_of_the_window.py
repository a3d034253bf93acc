"""The windows were laid side by side: their size was used as the stride. Window (i, j) begins at row `i * s_h` and column `j * s_w`.

zh-hans: 窗口是依次相接的：把窗口大小当成了步幅。窗口 (i, j) 从第 `i * s_h` 行、第 `j * s_w` 列开始。
"""

import numpy as np


def mean_pool2d(X, pool_size, stride):
    windows = np.lib.stride_tricks.sliding_window_view(X, pool_size)
    return windows[:: pool_size[0], :: pool_size[1]].mean(axis=(2, 3))
