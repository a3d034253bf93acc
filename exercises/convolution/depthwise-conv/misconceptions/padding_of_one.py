"""A padding of 1 was written in instead of `padding`. Use its two numbers: `p_h` for the rows, `p_w` for the columns.

zh-hans: 填充被写死成了 1，没有使用 `padding`。请使用它的两个数：行用 `p_h`，列用 `p_w`。
"""

import numpy as np


def depthwise_conv2d(X, W, padding, stride):
    P = np.pad(X, ((0, 0), (0, 0), (1, 1), (1, 1)))
    windows = np.lib.stride_tricks.sliding_window_view(P, W.shape[1:], axis=(2, 3))
    return np.einsum("ncijab,cab->ncij", windows[:, :, :: stride[0], :: stride[1]], W)
