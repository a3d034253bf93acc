"""The gradient was not divided by n. The loss is a mean, so its gradient is divided by n too.

zh-hans: 梯度没有除以 n。损失是平均值，所以梯度也要除以 n。
"""

import numpy as np


def hinge_loss(X, y):
    n = len(y)
    margins = np.maximum(X - X[np.arange(n), y][:, None] + 1, 0)
    margins[np.arange(n), y] = 0
    dX = (margins > 0).astype(float)
    dX[np.arange(n), y] = -dX.sum(axis=1)
    return margins.sum() / n, dX
