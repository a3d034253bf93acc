"""Down and right were swapped. The first number moves the rows (axis 0), the second one the columns (axis 1).

zh-hans: 向下和向右弄反了。第一个数移动行（第 0 轴），第二个数移动列（第 1 轴）。
"""

import numpy as np


def shift2d(X, down, right):
    return np.roll(X, (right, down), axis=(0, 1))


def circular_corr2d(X, K):
    wrapped = np.pad(X, ((0, K.shape[0] - 1), (0, K.shape[1] - 1)), mode="wrap")
    return np.einsum("ijab,ab->ij", np.lib.stride_tricks.sliding_window_view(wrapped, K.shape), K)
