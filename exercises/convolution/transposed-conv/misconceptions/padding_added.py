"""The padding put zeros around the result. In a transposed convolution it works the other way: so many rows and columns are cut off each side.

zh-hans: 填充在结果四周加上了零。在转置卷积中恰好相反：每一侧要裁掉这么多行和列。
"""

import numpy as np


def transposed_conv2d(X, W, padding, stride):
    n, c, h, w = X.shape
    _, o, k_h, k_w = W.shape
    (p_h, p_w), (s_h, s_w) = padding, stride
    Y = np.zeros((n, o, (h - 1) * s_h + k_h, (w - 1) * s_w + k_w))
    for i in range(h):
        for j in range(w):
            copy = np.einsum("nc,coab->noab", X[:, :, i, j], W)
            Y[:, :, i * s_h : i * s_h + k_h, j * s_w : j * s_w + k_w] += copy
    return np.pad(Y, ((0, 0), (0, 0), (p_h, p_h), (p_w, p_w)))
