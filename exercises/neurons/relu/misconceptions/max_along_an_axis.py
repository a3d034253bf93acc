"""`np.max(X, 0)` reads the 0 as an axis and returns the largest elements along it. Element by element it is `np.maximum(X, 0)`.

section: Good to know

zh-hans: `np.max(X, 0)` 把 0 当成了轴，返回的是沿该轴的最大元素。按元素比较请用 `np.maximum(X, 0)`。
"""

import numpy as np


def relu(X):
    return np.max(X, 0)
