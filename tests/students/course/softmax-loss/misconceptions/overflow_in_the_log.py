"""Large scores gave `nan` or `inf`: `exp` of them is infinite, or a probability became 0 and its logarithm infinite. Subtract each row's maximum, and take the logarithm of the sum instead of the probability's.

zh-hans: 得分很大时得到了 `nan` 或 `inf`：它们的 `exp` 是无穷大，或某个概率成了 0，其对数是无穷大。请减去每一行的最大值，并对和取对数，而不是对概率取对数。
"""

import numpy as np


def softmax_loss(x, y):
    powers = np.exp(x)
    logs = np.log(powers / powers.sum(axis=1, keepdims=True))
    rows = np.arange(len(x))
    dx = np.exp(logs)
    dx[rows, y] -= 1
    return -logs[rows, y].mean(), dx / len(x)
