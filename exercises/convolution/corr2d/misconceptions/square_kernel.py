"""The kernel's height was used for its width as well. That works for square kernels only; read both sides from `K.shape`.

section: Good to know

zh-hans: 把卷积核的高也当成了宽，这只对正方形卷积核成立。请从 `K.shape` 分别读取高和宽。
"""

import numpy as np


def corr2d(X, K):
    k = K.shape[0]
    Y = np.zeros((X.shape[0] - k + 1, X.shape[1] - k + 1))
    for a in range(k):
        for b in range(min(k, K.shape[1])):
            Y += K[a, b] * X[a : a + Y.shape[0], b : b + Y.shape[1]]
    return Y
