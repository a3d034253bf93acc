"""The columns were divided by their maximum only, so the smallest value is not 0. Subtract the minimum first, and divide by `max - min`.

zh-hans: 各列只除以了最大值，最小值没有变成 0。请先减去最小值，再除以 `max - min`。
"""

import numpy as np


def min_max_normalise(X):
    high = X.max(axis=0)
    return X / np.where(high == 0, 1, high)
