"""The output size was computed as `(h + 2 * p - k + 1) // s`, which loses a position when the stride doesn't divide it. It is `(h + 2 * p - k) // s + 1`.

zh-hans: 输出大小写成了 `(h + 2 * p - k + 1) // s`，不能整除时会少一个位置。应当是 `(h + 2 * p - k) // s + 1`。
"""

import numpy as np


def conv2d_forward(X, W, b, padding, stride):
    padded = np.pad(X, ((0, 0), (0, 0), (padding[0],) * 2, (padding[1],) * 2))
    windows = np.lib.stride_tricks.sliding_window_view(padded, W.shape[2:], axis=(2, 3))
    out_h, out_w = windows.shape[2] // stride[0], windows.shape[3] // stride[1]
    windows = windows[:, :, :: stride[0], :: stride[1]][:, :, :out_h, :out_w]
    return np.einsum("ncijab,ocab->noij", windows, W) + b[:, None, None]
