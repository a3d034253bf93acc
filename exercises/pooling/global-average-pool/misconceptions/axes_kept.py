"""The values are right, but two axes of length 1 are left: (n, c, 1, 1). The exercise asks for (n, c), ready for the classes.

zh-hans: 数值是对的，但多留了两个长度为 1 的轴：(n, c, 1, 1)。要求的形状是 (n, c)，可以直接作为各类别的得分。
"""

import numpy as np


def global_average_pool(X):
    return X.mean(axis=(2, 3), keepdims=True)


def global_average_pool_backward(dY, input_shape):
    return np.broadcast_to(dY[:, :, None, None] / np.prod(input_shape[2:]), input_shape).copy()
