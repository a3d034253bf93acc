"""The padding was shared between the two sides. `padding` counts the rows or columns of one side: each side gets all of it.

zh-hans: 填充被分给了两侧。`padding` 是一侧的行数或列数：每一侧都要加这么多。
"""

import numpy as np


def zero_pad(X, padding):
    return np.pad(X, [(0, 0)] * (X.ndim - 2) + [(p // 2, p - p // 2) for p in padding])
