"""The image moved the wrong way: positive numbers should move it down and to the right.

zh-hans: 图像移动的方向反了：正数应当使图像向下、向右移动。
"""

import numpy as np


def shift2d(X, down, right):
    return np.roll(X, (-down, -right), axis=(0, 1))


def circular_corr2d(X, K):
    wrapped = np.pad(X, ((0, K.shape[0] - 1), (0, K.shape[1] - 1)), mode="wrap")
    return np.einsum("ijab,ab->ij", np.lib.stride_tricks.sliding_window_view(wrapped, K.shape), K)
