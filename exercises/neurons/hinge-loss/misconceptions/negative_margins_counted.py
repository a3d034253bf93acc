"""Negative margins were counted, so a class far behind makes the loss smaller. Each margin is cut off at 0: `max(0, margin)`.

zh-hans: 负的间隔项也计入了，落后很多的类别会让损失变小。每个间隔项都要截断在 0：`max(0, margin)`。
"""

import numpy as np


def hinge_loss(X, y):
    n = len(y)
    margins = X - X[np.arange(n), y][:, None] + 1
    margins[np.arange(n), y] = 0
    dX = (margins > 0).astype(float)
    dX[np.arange(n), y] = -dX.sum(axis=1)
    return margins.sum() / n, dX / n
