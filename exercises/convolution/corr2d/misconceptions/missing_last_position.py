"""The last row and the last column of positions are missing. A kernel of height k_h fits at n_h - k_h + 1 heights, not at n_h - k_h: count the `+ 1`.

zh-hans: 少算了最后一行和最后一列的位置。高为 k_h 的卷积核在竖直方向有 n_h - k_h + 1 个位置，而不是 n_h - k_h 个：别忘了 `+ 1`。
"""

import numpy as np


def corr2d(X, K):
    h, w = K.shape
    Y = np.zeros((X.shape[0] - h, X.shape[1] - w))
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            Y[i, j] = (X[i : i + h, j : j + w] * K).sum()
    return Y
