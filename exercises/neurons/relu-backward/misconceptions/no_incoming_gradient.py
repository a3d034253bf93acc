"""This is the slope alone, 0 or 1. By the chain rule it is multiplied by the gradient that arrives, `dY`.

zh-hans: 这只是斜率本身，即 0 或 1。按照链式法则，还要乘以传来的梯度 `dY`。
"""

import numpy as np


def relu_backward(dY, X):
    return (X > 0).astype(float)
