"""The minimum was subtracted above, but not below: divide by `max - min`, not by `max`.

zh-hans: 分子减去了最小值，分母却没有减：应当除以 `max - min`，而不是 `max`。
"""

import numpy as np


def min_max_normalise(X):
    high = X.max(axis=0)
    return (X - X.min(axis=0)) / np.where(high == 0, 1, high)
