"""`p[:, y]` takes the classes of all examples for each example. Pick one class per row: `p[np.arange(n), y]`. At large scores exp overflows as well: subtract each row's maximum first.

zh-hans: `p[:, y]` 对每个样本都取了所有样本的类别。每行只取一个类别：`p[np.arange(n), y]`。此外，得分很大时 exp 会溢出：请先减去每一行的最大值。
"""

import numpy as np


def cross_entropy(X, y):
    n = len(y)
    E = np.exp(X)
    p = E / E.sum(axis=1, keepdims=True)
    loss = -np.log(p[:, y]).mean()
    dX = p.copy()
    dX[:, y] -= 1
    return loss, dX / n
