"""The loss has the wrong sign: the logarithm of a probability is negative, so the loss needs the minus to be positive.

zh-hans: 损失的符号反了：概率的对数是负数，要加上负号，损失才是正的。
"""

import numpy as np


def cross_entropy(X, y):
    n = len(y)
    shifted = X - X.max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    dX = np.exp(log_p)
    dX[np.arange(n), y] -= 1
    return log_p[np.arange(n), y].mean(), dX / n
