"""Rows and columns were swapped: the first number of `padding` is for the rows above and below, the second one for the columns.

zh-hans: 行和列弄反了：`padding` 的第一个数是上下填充的行数，第二个数是左右填充的列数。
"""

import numpy as np


def zero_pad(X, padding):
    p_w, p_h = padding
    return np.pad(X, [(0, 0)] * (X.ndim - 2) + [(p_h, p_h), (p_w, p_w)])
