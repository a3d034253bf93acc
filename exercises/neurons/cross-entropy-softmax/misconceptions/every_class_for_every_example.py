"""`log_p[:, y]` takes the classes of all examples for each example. Pick one class per row: `log_p[np.arange(n), y]`.

zh-hans: `log_p[:, y]` 对每个样本都取了所有样本的类别。每行只取一个类别：`log_p[np.arange(n), y]`。
"""

import numpy as np


def cross_entropy(X, y):
    n = len(y)
    shifted = X - X.max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    dX = np.exp(log_p)
    dX[:, y] -= 1
    return -log_p[:, y].mean(), dX / n
