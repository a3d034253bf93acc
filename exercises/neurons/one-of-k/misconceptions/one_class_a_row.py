"""The array is transposed: here each example is a row and each class a column, shape (n, k).

zh-hans: 数组转置了：这里每个样本是一行，每个类别是一列，形状是 (n, k)。
"""

import numpy as np


def one_of_k(labels, k):
    return np.eye(k)[labels].T
