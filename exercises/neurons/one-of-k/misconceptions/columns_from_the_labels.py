"""The number of columns was taken from the largest label. Classes that don't occur still have their column: there are `k` of them.

section: Good to know

zh-hans: 列数取自最大的标签。没有出现的类别也有自己的一列：一共 `k` 列。
"""

import numpy as np


def one_of_k(labels, k):
    return np.eye(labels.max() + 1)[labels]
