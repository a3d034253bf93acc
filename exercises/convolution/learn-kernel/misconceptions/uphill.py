"""The kernel moved with the gradient, so the loss grows. Gradient descent goes against it: `K - rate * gradient`, with the error taken as prediction minus target.

zh-hans: 卷积核沿着梯度方向移动，损失反而变大。梯度下降要朝相反的方向走：`K - rate * gradient`，其中误差是预测值减去目标值。
"""

import numpy as np


def corr2d(X, K):
    return np.einsum("ijab,ab->ij", np.lib.stride_tricks.sliding_window_view(X, K.shape), K)


def learn_kernel(X, Y, K, rate, steps):
    for _ in range(steps):
        K = K - rate * 2 * corr2d(X, Y - corr2d(X, K))
    return K
