"""The slope was taken at `dY`. It is the slope at what went into the sigmoid, `X`; `dY` only multiplies it.

zh-hans: 斜率是在 `dY` 处计算的。应当在 sigmoid 的输入 `X` 处计算斜率，`dY` 只是与它相乘。
"""

import numpy as np


def sigmoid_backward(dY, X):
    S = 1 / (1 + np.exp(-dY))
    return dY * S * (1 - S)
