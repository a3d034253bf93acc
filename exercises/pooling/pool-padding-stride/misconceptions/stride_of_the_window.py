"""The windows were laid side by side: their size was used as the stride. Window (i, j) begins at row `i * s_h` and column `j * s_w` of the padded input.

zh-hans: 窗口是依次相接的：把窗口大小当成了步幅。窗口 (i, j) 从填充后输入的第 `i * s_h` 行、第 `j * s_w` 列开始。
"""

import numpy as np


def max_pool2d(X, pool_size, padding, stride):
    padded = np.pad(X, [(0, 0)] * (X.ndim - 2) + [(p, p) for p in padding], constant_values=-np.inf)
    windows = np.lib.stride_tricks.sliding_window_view(padded, pool_size, axis=(-2, -1))
    return windows[..., :: pool_size[0], :: pool_size[1], :, :].max(axis=(-2, -1))
