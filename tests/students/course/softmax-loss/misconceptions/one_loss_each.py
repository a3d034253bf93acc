"""The loss has one number for each image. It is one number: their mean.

zh-hans: 损失对每个样本各有一个数。它应当是一个数：它们的平均。
"""

import numpy as np


def softmax_loss(x, y):
    shifted = x - x.max(axis=1, keepdims=True)
    logs = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    rows = np.arange(len(x))
    dx = np.exp(logs)
    dx[rows, y] -= 1
    return -logs[rows, y], dx / len(x)
