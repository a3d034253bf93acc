"""The channels were brought to the front with `reshape`, which leaves the numbers in their order and mixes pixels with channels. `transpose` moves an axis: `X.transpose(0, 3, 1, 2)`.

zh-hans: 用 `reshape` 把通道移到了前面，但它不改变数的次序，像素和通道会混在一起。移动轴要用 `transpose`：`X.transpose(0, 3, 1, 2)`。
"""

import numpy as np


def conv2d_channels_last(X, W, b):
    n, h, w, c = X.shape
    k_h, k_w, _, o = W.shape
    images, kernels = X.reshape(n, c, h, w), W.reshape(o, c, k_h, k_w)
    windows = np.lib.stride_tricks.sliding_window_view(images, (k_h, k_w), axis=(2, 3))
    Y = np.einsum("emijad,fmad->efij", windows, kernels) + b[:, None, None]
    return Y.reshape(n, h - k_h + 1, w - k_w + 1, o)
