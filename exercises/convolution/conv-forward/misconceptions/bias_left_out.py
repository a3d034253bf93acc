"""The bias is missing. Add `b[f]` to every element of output channel f.

zh-hans: 缺少偏置。请给第 f 个输出通道的每个元素加上 `b[f]`。
"""

import numpy as np


def conv2d_forward(X, W, b, padding, stride):
    padded = np.pad(X, ((0, 0), (0, 0), (padding[0],) * 2, (padding[1],) * 2))
    windows = np.lib.stride_tricks.sliding_window_view(padded, W.shape[2:], axis=(2, 3))
    return np.einsum("ncijab,ocab->noij", windows[:, :, :: stride[0], :: stride[1]], W)
