"""The square is missing: the slope is `1 - tanh(X)²`, not `1 - tanh(X)`.

zh-hans: 漏了平方：斜率是 `1 - tanh(X)²`，而不是 `1 - tanh(X)`。
"""

import numpy as np


def tanh_backward(dY, X):
    return dY * (1 - np.tanh(X))
