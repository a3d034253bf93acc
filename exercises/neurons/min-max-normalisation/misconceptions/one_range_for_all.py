"""One smallest and one largest value served all columns. Every feature has its own: take the minimum and the maximum along `axis=0`.

zh-hans: 所有列共用了同一个最小值和最大值。每个特征有自己的最小值和最大值：请沿 `axis=0` 求。
"""

import numpy as np


def min_max_normalise(X):
    width = X.max() - X.min()
    return (X - X.min()) / (width if width else 1)
