"""The bias is missing. Add `b[f]` to every element of output channel f.

zh-hans: 缺少偏置。请给第 f 个输出通道的每个元素加上 `b[f]`。
"""

import numpy as np


def conv2d_channels_last(X, W, b):
    windows = np.lib.stride_tricks.sliding_window_view(X, W.shape[:2], axis=(1, 2))
    return np.einsum("eijmad,admf->eijf", windows, W)
