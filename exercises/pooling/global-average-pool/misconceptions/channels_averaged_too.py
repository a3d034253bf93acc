"""The channels were averaged as well, so one number is left for each image. Every channel keeps its own mean: average over rows and columns only.

zh-hans: 通道也被平均了，所以每张图像只剩一个数。每个通道都有自己的平均值：只对行和列求平均。
"""

import numpy as np


def global_average_pool(X):
    return X.mean(axis=(1, 2, 3))


def global_average_pool_backward(dY, input_shape):
    return np.broadcast_to(dY[:, :, None, None] / np.prod(input_shape[2:]), input_shape).copy()
