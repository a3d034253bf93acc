"""The loss was summed over the batch. It is the mean: divide by n.

zh-hans: 损失是对批量求和得到的。它应当是平均值：请除以 n。
"""

import numpy as np


def cross_entropy(X, y):
    n = len(y)
    shifted = X - X.max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    dX = np.exp(log_p)
    dX[np.arange(n), y] -= 1
    return -log_p[np.arange(n), y].sum(), dX / n
