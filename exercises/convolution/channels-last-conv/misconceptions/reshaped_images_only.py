"""The channels were brought to the front with `reshape`, which leaves the numbers in their order and mixes pixels with channels. `transpose` moves an axis: `X.transpose(0, 3, 1, 2)`.

zh-hans: 用 `reshape` 把通道移到了前面，但它不改变数的次序，像素和通道会混在一起。移动轴要用 `transpose`：`X.transpose(0, 3, 1, 2)`。
"""

import numpy as np


def conv2d_channels_last(X, W, b):
    n, h, w, c = X.shape
    k_h, k_w = W.shape[:2]
    windows = np.lib.stride_tricks.sliding_window_view(X.reshape(n, c, h, w), (k_h, k_w), axis=(2, 3))
    return np.einsum("emijad,admf->eijf", windows, W) + b
