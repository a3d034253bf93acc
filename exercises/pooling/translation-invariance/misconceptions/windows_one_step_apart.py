"""The windows moved by one pixel each time, so they overlap. Here they lie side by side: the stride is the window's size.

zh-hans: 窗口每次只移动一个像素，因此相互重叠。这里窗口依次相接：步幅等于窗口大小。
"""

import numpy as np


def unchanged_share(X, pool_size, down, right):
    pooled = [
        np.lib.stride_tricks.sliding_window_view(image, pool_size).max(axis=(2, 3))
        for image in (X, np.roll(X, (down, right), axis=(0, 1)))
    ]
    return (pooled[0] == pooled[1]).mean()
