"""The window's height was used for its width as well. Read both from `pool_size`: the window need not be square.

zh-hans: 窗口的高也被当成了宽。请从 `pool_size` 分别读取：窗口不一定是正方形。
"""

import numpy as np


def max_pool2d(X, pool_size, stride):
    p = min(pool_size[0], X.shape[1])
    windows = np.lib.stride_tricks.sliding_window_view(X, (pool_size[0], p))
    return windows[:: stride[0], :: stride[1]].max(axis=(2, 3))
