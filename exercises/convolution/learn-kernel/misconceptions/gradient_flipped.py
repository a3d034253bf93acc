"""The gradient came out flipped on both axes: the errors met the image in reverse order. The gradient of K[a, b] multiplies error (i, j) with X[i + a, j + b], so it is a cross-correlation too.

section: Good to know

zh-hans: 梯度在两个方向上都翻转了：误差与图像的对应顺序颠倒了。K[a, b] 的梯度是误差 (i, j) 乘以 X[i + a, j + b] 再求和，所以它也是互相关。
"""

import numpy as np


def corr2d(X, K):
    return np.einsum("ijab,ab->ij", np.lib.stride_tricks.sliding_window_view(X, K.shape), K)


def learn_kernel(X, Y, K, rate, steps):
    for _ in range(steps):
        K = K - rate * 2 * corr2d(X, corr2d(X, K) - Y)[::-1, ::-1]
    return K
