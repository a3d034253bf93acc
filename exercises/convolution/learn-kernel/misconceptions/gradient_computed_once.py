"""The gradient was computed once, before the loop. After every step the kernel is another one, so compute the output, the error and the gradient inside the loop.

zh-hans: 梯度只在循环之前计算了一次。每走一步，卷积核就变了，所以输出、误差和梯度都要在循环里重新计算。
"""

import numpy as np


def corr2d(X, K):
    return np.einsum("ijab,ab->ij", np.lib.stride_tricks.sliding_window_view(X, K.shape), K)


def learn_kernel(X, Y, K, rate, steps):
    gradient = 2 * corr2d(X, corr2d(X, K) - Y)
    for _ in range(steps):
        K = K - rate * gradient
    return K
