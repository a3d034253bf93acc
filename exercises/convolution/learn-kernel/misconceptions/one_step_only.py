"""Only one step was taken. Repeat the update `steps` times; with 0 steps the kernel stays as it was.

zh-hans: 只更新了一次。请重复更新 `steps` 次；步数为 0 时卷积核保持不变。
"""

import numpy as np


def corr2d(X, K):
    return np.einsum("ijab,ab->ij", np.lib.stride_tricks.sliding_window_view(X, K.shape), K)


def learn_kernel(X, Y, K, rate, steps):
    return K - rate * 2 * corr2d(X, corr2d(X, K) - Y)
