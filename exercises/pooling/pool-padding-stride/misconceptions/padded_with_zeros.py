"""The frame was filled with zeros, and where all numbers are negative the zeros won. Padded elements must never win: fill the frame with `-np.inf`.

zh-hans: 边框填的是零，在全为负数的地方零成了最大值。填充的元素永远不能成为最大值：请用 `-np.inf` 填充。
"""

import numpy as np


def max_pool2d(X, pool_size, padding, stride):
    padded = np.pad(X, [(0, 0)] * (X.ndim - 2) + [(p, p) for p in padding])
    windows = np.lib.stride_tricks.sliding_window_view(padded, pool_size, axis=(-2, -1))
    return windows[..., :: stride[0], :: stride[1], :, :].max(axis=(-2, -1))
