"""This is the slope alone. By the chain rule it is multiplied by the gradient that arrives, `dY`.

zh-hans: 这只是斜率本身。按照链式法则，还要乘以传来的梯度 `dY`。
"""

import numpy as np


def sigmoid_backward(dY, X):
    S = 1 / (1 + np.exp(-X))
    return S * (1 - S)
