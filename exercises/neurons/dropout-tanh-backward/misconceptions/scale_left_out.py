"""The mask was applied, but not the scale: what was kept was divided by `1 - p` on the way forward, so its gradient is too.

zh-hans: 用了掩码，但没有缩放：前向传播时保留的元素除以了 `1 - p`，它的梯度也一样。
"""

import numpy as np


def tanh_dropout_backward(dY, X, kept, p):
    return dY * kept * (1 - np.tanh(X) ** 2)
