"""The zeros were counted as for stride 1: `k - 1` of them. With a stride the last window begins at `(out - 1) * s`, so `(out - 1) * s + k - n` are needed.

zh-hans: 零的个数是按步幅 1 计算的：`k - 1` 个。有步幅时，最后一个窗口从 `(out - 1) * s` 开始，所以需要 `(out - 1) * s + k - n` 个。
"""

import numpy as np


def corr2d_same(X, K, stride):
    frame = [((k - 1) // 2, k - 1 - (k - 1) // 2) for k in K.shape]
    windows = np.lib.stride_tricks.sliding_window_view(np.pad(X, frame), K.shape)
    return np.einsum("ijab,ab->ij", windows[:: stride[0], :: stride[1]], K)
