"""The gradient was multiplied by the sigmoid's value instead of its slope. The slope is `s * (1 - s)`.

zh-hans: 梯度乘的是 sigmoid 的值，而不是它的斜率。斜率是 `s * (1 - s)`。
"""

import numpy as np


def sigmoid_backward(dY, X):
    return dY / (1 + np.exp(-X))
