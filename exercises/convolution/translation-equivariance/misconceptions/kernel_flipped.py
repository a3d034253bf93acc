"""The kernel was flipped: the windows ran backwards, with `i - a` instead of `i + a`. That is a circular convolution; the cross-correlation goes forward.

zh-hans: 卷积核被翻转了：窗口是往回取的，用了 `i - a` 而不是 `i + a`。那是循环卷积；互相关应当往前取。
"""

import numpy as np


def shift2d(X, down, right):
    return np.roll(X, (down, right), axis=(0, 1))


def circular_corr2d(X, K):
    return sum(K[a, b] * np.roll(X, (a, b), axis=(0, 1)) for a in range(K.shape[0]) for b in range(K.shape[1]))
