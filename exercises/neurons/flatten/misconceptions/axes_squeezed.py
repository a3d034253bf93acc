"""Only axes of length 1 were removed. Height, width and channels become one axis together.

zh-hans: 只去掉了长度为 1 的轴。高、宽和通道应当合并成一个轴。
"""

import numpy as np


def flatten(X):
    return np.squeeze(X)
