"""The right class was counted too, which adds 1 for every example. Leave it out of the sum.

zh-hans: 正确类别也计入了求和，每个样本因此多了 1。请把它排除在外。
"""

import numpy as np


def hinge_loss(X, y):
    n = len(y)
    margins = np.maximum(X - X[np.arange(n), y][:, None] + 1, 0)
    loss = margins.sum() / n
    margins[np.arange(n), y] = 0
    dX = (margins > 0).astype(float)
    dX[np.arange(n), y] = -dX.sum(axis=1)
    return loss, dX / n
