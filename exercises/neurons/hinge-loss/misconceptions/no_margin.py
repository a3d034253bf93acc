"""The margin of 1 is missing: it is `max(0, score - right score + 1)`.

zh-hans: 漏了间隔 1：应当是 `max(0, 得分 - 正确类别的得分 + 1)`。
"""

import numpy as np


def hinge_loss(X, y):
    n = len(y)
    margins = np.maximum(X - X[np.arange(n), y][:, None], 0)
    margins[np.arange(n), y] = 0
    dX = (margins > 0).astype(float)
    dX[np.arange(n), y] = -dX.sum(axis=1)
    return margins.sum() / n, dX / n
