"""Nothing was cut off. `p_h` rows and `p_w` columns go from each side of the result.

zh-hans: 没有裁剪。结果的每一侧都要去掉 `p_h` 行和 `p_w` 列。
"""

import numpy as np


def transposed_conv2d(X, W, padding, stride):
    n, c, h, w = X.shape
    _, o, k_h, k_w = W.shape
    s_h, s_w = stride
    Y = np.zeros((n, o, (h - 1) * s_h + k_h, (w - 1) * s_w + k_w))
    for i in range(h):
        for j in range(w):
            copy = np.einsum("nc,coab->noab", X[:, :, i, j], W)
            Y[:, :, i * s_h : i * s_h + k_h, j * s_w : j * s_w + k_w] += copy
    return Y
