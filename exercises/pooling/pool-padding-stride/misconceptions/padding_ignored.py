"""The input was not padded. Put `q_h` rows and `q_w` columns of `-np.inf` on each side first.

zh-hans: 输入没有填充。请先在每一侧加上 `q_h` 行和 `q_w` 列 `-np.inf`。
"""

import numpy as np


def max_pool2d(X, pool_size, padding, stride):
    pool_size = tuple(min(p, n) for p, n in zip(pool_size, X.shape[-2:]))
    windows = np.lib.stride_tricks.sliding_window_view(X, pool_size, axis=(-2, -1))
    return windows[..., :: stride[0], :: stride[1], :, :].max(axis=(-2, -1))
