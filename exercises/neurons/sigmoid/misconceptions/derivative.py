"""This is the sigmoid's derivative, s * (1 - s). The function itself is `1 / (1 + exp(-x))`.

zh-hans: 这是 sigmoid 的导数 s * (1 - s)。函数本身是 `1 / (1 + exp(-x))`。
"""

import numpy as np


def sigmoid(X):
    S = 1 / (1 + np.exp(-X))
    return S * (1 - S)
