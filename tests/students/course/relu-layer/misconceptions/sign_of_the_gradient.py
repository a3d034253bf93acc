"""The gradient was cut off where it is negative itself. What counts is the sign of the input.

zh-hans: 梯度自身为负的地方被截掉了。应当看的是输入的符号。
"""

import numpy as np


def relu_forward(x):
    return np.maximum(x, 0), x


def relu_backward(dout, cache):
    return dout * (dout > 0)
