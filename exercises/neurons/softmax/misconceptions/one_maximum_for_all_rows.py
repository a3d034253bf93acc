"""One maximum was subtracted from all rows. A row whose scores lie far below it becomes 0 / 0; subtract each row's own maximum.

section: Good to know

zh-hans: 所有行减去的是同一个最大值。得分远低于它的行会变成 0 / 0；请减去每一行自己的最大值。
"""

import numpy as np


def softmax(X):
    E = np.exp(X - X.max())
    return E / E.sum(axis=1, keepdims=True)
