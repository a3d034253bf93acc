"""Each row was normalised, mixing the features of an example. Normalise the columns: `axis=0`.

zh-hans: 归一化是按行进行的，把一个样本的不同特征混在了一起。应当按列进行：`axis=0`。
"""

import numpy as np


def min_max_normalise(X):
    low = X.min(axis=1, keepdims=True)
    width = X.max(axis=1, keepdims=True) - low
    return (X - low) / np.where(width == 0, 1, width)
