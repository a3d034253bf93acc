"""The loss is an array with a number for each example. It should be one number: their mean.

zh-hans: 损失是一个数组，每个样本一个数。它应当是一个数：所有样本的平均值。
"""

import numpy as np


def hinge_loss(X, y):
    n = len(y)
    margins = np.maximum(X - X[np.arange(n), y][:, None] + 1, 0)
    margins[np.arange(n), y] = 0
    dX = (margins > 0).astype(float)
    dX[np.arange(n), y] = -dX.sum(axis=1)
    return margins.sum(axis=1), dX / n
