"""The formula was used with `X` in place of the sigmoid's output: `X * (1 - X)`. Take `s = sigmoid(X)` first, then `s * (1 - s)`.

zh-hans: 公式里把 `X` 当成了 sigmoid 的输出：`X * (1 - X)`。请先计算 `s = sigmoid(X)`，再计算 `s * (1 - s)`。
"""

import numpy as np


def sigmoid_backward(dY, X):
    return dY * X * (1 - X)
