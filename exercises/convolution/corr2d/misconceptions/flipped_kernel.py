"""The kernel was flipped before it was applied. That is true convolution; cross-correlation uses the kernel as it is: `X[i + a, j + b] * K[a, b]`.

zh-hans: 卷积核在使用前被翻转了。那是严格意义上的卷积；互相关按原样使用卷积核：`X[i + a, j + b] * K[a, b]`。
"""

import numpy as np


def corr2d(X, K):
    K = K[::-1, ::-1]
    h, w = K.shape
    Y = np.zeros((X.shape[0] - h + 1, X.shape[1] - w + 1))
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            Y[i, j] = (X[i : i + h, j : j + w] * K).sum()
    return Y
