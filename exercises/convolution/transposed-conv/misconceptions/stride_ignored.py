"""The stride was not used: neighbouring copies lie one element apart. Element (i, j) lays its copy down at row `i * s_h` and column `j * s_w`.

zh-hans: 没有用到步幅：相邻的两份只相隔一个元素。元素 (i, j) 的那一份从第 `i * s_h` 行、第 `j * s_w` 列开始铺。
"""

import numpy as np


def transposed_conv2d(X, W, padding, stride):
    n, c, h, w = X.shape
    _, o, k_h, k_w = W.shape
    (p_h, p_w), (s_h, s_w) = padding, stride
    Y = np.zeros((n, o, (h - 1) * s_h + k_h, (w - 1) * s_w + k_w))
    for i in range(h):
        for j in range(w):
            Y[:, :, i : i + k_h, j : j + k_w] += np.einsum("nc,coab->noab", X[:, :, i, j], W)
    return Y[:, :, p_h : Y.shape[2] - p_h, p_w : Y.shape[3] - p_w]
