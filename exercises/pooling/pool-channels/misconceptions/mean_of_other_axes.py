"""The first two axes were pooled: images and channels. The window lies in the last two, rows and columns.

zh-hans: 对前两个轴（图像和通道）做了汇聚。窗口在最后两个轴（行和列）上。
"""

import numpy as np


def pool2d(X, pool_size, stride, mode):
    X = np.pad(X, [(0, max(0, p - n)) for p, n in zip(pool_size, X.shape[:2])] + [(0, 0)] * 2, mode="edge")
    windows = np.lib.stride_tricks.sliding_window_view(X, pool_size, axis=(0, 1))[:: stride[0], :: stride[1]]
    return windows.max(axis=(4, 5)) if mode == "max" else windows.mean(axis=(4, 5))
