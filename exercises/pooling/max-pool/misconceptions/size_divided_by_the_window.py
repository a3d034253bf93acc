"""The output size was computed as `n // p`, as if windows always lay side by side. With a stride it is `(n - p) // s + 1`.

section: Good to know

zh-hans: 输出大小写成了 `n // p`，好像窗口总是依次相接。有步幅时应当是 `(n - p) // s + 1`。
"""

import numpy as np


def max_pool2d(X, pool_size, stride):
    windows = np.lib.stride_tricks.sliding_window_view(X, pool_size)[:: stride[0], :: stride[1]]
    Y = np.zeros((X.shape[0] // pool_size[0], X.shape[1] // pool_size[1]))
    height, width = min(len(Y), len(windows)), min(Y.shape[1], windows.shape[1])
    Y[:height, :width] = windows[:height, :width].max(axis=(2, 3))
    return Y
