"""Without padding the result is empty: `[p:-p]` keeps nothing when `p` is 0, since `-0` is 0. Cut with `[p : size - p]`.

section: Good to know

zh-hans: 没有填充时结果是空的：`p` 为 0 时 `[p:-p]` 什么都不剩，因为 `-0` 就是 0。请用 `[p : size - p]` 裁剪。
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
    return Y[:, :, p_h:-p_h, p_w:-p_w]
