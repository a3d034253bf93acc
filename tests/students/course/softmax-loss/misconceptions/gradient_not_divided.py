"""The gradient was not divided by the number of images. The loss is a mean over the batch, so its gradient is divided by N as well.

zh-hans: 梯度没有除以样本数。损失是批量上的平均，因此它的梯度也要除以 N。
"""

import numpy as np


def softmax_loss(x, y):
    shifted = x - x.max(axis=1, keepdims=True)
    logs = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    rows = np.arange(len(x))
    dx = np.exp(logs)
    dx[rows, y] -= 1
    return -logs[rows, y].mean(), dx
