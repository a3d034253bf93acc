"""The gate is the wrong way round: the gradient passed where `X` is negative.

section: Good to know

zh-hans: 门的方向反了：梯度在 `X` 为负的位置通过了。
"""

import numpy as np


def relu_backward(dY, X):
    return dY * (X < 0)
