"""The gradient of the right class is missing: every positive margin pushes it up by as much as it pushes the other class down.

zh-hans: 漏了正确类别的梯度：每个为正的间隔项把其他类别往下推多少，就把正确类别往上推多少。
"""

import numpy as np


def hinge_loss(X, y):
    n = len(y)
    margins = np.maximum(X - X[np.arange(n), y][:, None] + 1, 0)
    margins[np.arange(n), y] = 0
    return margins.sum() / n, (margins > 0) / n
