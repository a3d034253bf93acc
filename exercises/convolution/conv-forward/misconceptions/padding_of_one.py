"""A padding of 1 was written in instead of `padding`. Use its two numbers: `p_h` for the rows, `p_w` for the columns.

zh-hans: 填充被写死成了 1，没有使用 `padding`。请使用它的两个数：行用 `p_h`，列用 `p_w`。
"""

import numpy as np


def conv2d_forward(X, W, b, padding, stride):
    padded = np.pad(X, ((0, 0), (0, 0), (1, 1), (1, 1)))
    windows = np.lib.stride_tricks.sliding_window_view(padded, W.shape[2:], axis=(2, 3))
    return np.einsum("ncijab,ocab->noij", windows[:, :, :: stride[0], :: stride[1]], W) + b[:, None, None]
