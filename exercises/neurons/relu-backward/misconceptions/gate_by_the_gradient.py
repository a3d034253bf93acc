"""The gate was opened by the sign of `dY`, so negative gradients were lost. It is the sign of the input `X` that counts.

section: Good to know

zh-hans: 用 `dY` 的符号决定门是否打开，负的梯度因此丢失了。应当看输入 `X` 的符号。
"""

import numpy as np


def relu_backward(dY, X):
    return np.maximum(dY, 0)
