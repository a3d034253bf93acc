"""The output size was computed as `(n - k + 1) // s`, which loses a position when the stride doesn't divide it. It is `(n - k) // s + 1`: the first position is always there, then one more for each whole step.

zh-hans: 输出大小写成了 `(n - k + 1) // s`，不能整除时会少一个位置。应当是 `(n - k) // s + 1`：第一个位置总是存在，之后每一整步再增加一个。
"""

import numpy as np


def corr2d_stride(X, K, stride):
    h, w = K.shape
    s_h, s_w = stride
    Y = np.zeros(((X.shape[0] - h + 1) // s_h, (X.shape[1] - w + 1) // s_w))
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            Y[i, j] = (X[i * s_h : i * s_h + h, j * s_w : j * s_w + w] * K).sum()
    return Y
