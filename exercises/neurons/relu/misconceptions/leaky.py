"""Negative elements kept a hundredth of their value. That is the leaky ReLU; here they become 0.

zh-hans: 负数保留了百分之一。那是带泄漏的 ReLU（leaky ReLU）；这里负数应当变成 0。
"""

import numpy as np


def relu(X):
    return np.where(X > 0, X, 0.01 * X)
