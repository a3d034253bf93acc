"""The output size was computed as `(n + 2 * p - k + 1) // s`, which loses a position when the stride doesn't divide it. It is `(n + 2 * p - k) // s + 1`.

zh-hans: 输出大小写成了 `(n + 2 * p - k + 1) // s`，不能整除时会少一个位置。应当是 `(n + 2 * p - k) // s + 1`。
"""

import numpy as np


def corr2d_padding_stride(X, K, padding, stride):
    padded = np.pad(X, [(p, p) for p in padding])
    windows = np.lib.stride_tricks.sliding_window_view(padded, K.shape)
    out_h, out_w = windows.shape[0] // stride[0], windows.shape[1] // stride[1]
    Y = np.einsum("ijab,ab->ij", windows[:: stride[0], :: stride[1]], K)
    return Y[:out_h, :out_w]
