"""The negative elements were kept and the positive ones set to 0. It is the other way round: `max(x, 0)`, not `min(x, 0)`.

zh-hans: 保留了负数，却把正数变成了 0。正好相反：应当是 `max(x, 0)`，而不是 `min(x, 0)`。
"""

import numpy as np


def relu(X):
    return np.minimum(X, 0)
