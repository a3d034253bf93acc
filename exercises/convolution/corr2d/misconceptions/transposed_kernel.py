"""The kernel's rows and columns were swapped: the weight `K[b, a]` met the pixel `X[i + a, j + b]`. The first index walks down in both.

zh-hans: 卷积核的行和列被交换了：像素 `X[i + a, j + b]` 乘的是权重 `K[b, a]`。在两个数组中，第一个下标都沿竖直方向变化。
"""

import numpy as np


def corr2d(X, K):
    windows = np.lib.stride_tricks.sliding_window_view(X, K.T.shape)
    return np.einsum("ijab,ab->ij", windows, K.T)
