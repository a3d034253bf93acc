"""The gradient is the probabilities. Subtract 1 at each image's right class.

zh-hans: 梯度就是概率。请在每个样本的正确类别处减去 1。
"""

import numpy as np


def softmax_loss(x, y):
    shifted = x - x.max(axis=1, keepdims=True)
    logs = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    rows = np.arange(len(x))
    dx = np.exp(logs)
    return -logs[rows, y].mean(), dx / len(x)
