"""The right class was pushed up once only. It is pushed once for every positive margin: minus their number.

zh-hans: 正确类别只被推了一次。每个为正的间隔项都要推一次：应当减去它们的个数。
"""

import numpy as np


def hinge_loss(X, y):
    n = len(y)
    margins = np.maximum(X - X[np.arange(n), y][:, None] + 1, 0)
    margins[np.arange(n), y] = 0
    dX = (margins > 0).astype(float)
    dX[np.arange(n), y] = -1
    return margins.sum() / n, dX / n
