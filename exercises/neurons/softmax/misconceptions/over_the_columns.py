"""The sum went down the columns, over the examples. It goes along each row, over the classes: `axis=1`.

zh-hans: 求和沿着列（样本）进行。应当沿着每一行（类别）求和：`axis=1`。
"""

import numpy as np


def softmax(X):
    E = np.exp(X - X.max(axis=0))
    return E / E.sum(axis=0)
