"""The probabilities add up to 1 over the batch. They do so for each image: sum over the classes, axis 1.

zh-hans: 概率在批量上之和为 1。应当对每个样本如此：沿类别求和，即轴 1。
"""

import numpy as np


def softmax_loss(x, y):
    shifted = x - x.max(axis=0, keepdims=True)
    logs = shifted - np.log(np.exp(shifted).sum(axis=0, keepdims=True))
    rows = np.arange(len(x))
    dx = np.exp(logs)
    dx[rows, y] -= 1
    return -logs[rows, y].mean(), dx / len(x)
