"""The kept gradients were divided by `p`, the chance of being dropped. Divide by that of being kept, `1 - p`.

zh-hans: 保留的梯度除以了丢弃的概率 `p`。应当除以保留的概率 `1 - p`。
"""

import numpy as np


def tanh_dropout_backward(dY, X, kept, p):
    return dY * kept / p * (1 - np.tanh(X) ** 2) if p else dY * (1 - np.tanh(X) ** 2)
