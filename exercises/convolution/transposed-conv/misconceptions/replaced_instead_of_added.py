"""Where copies overlap, the later one replaced the earlier one. They add up: use `+=`, not `=`.

zh-hans: 重叠之处，后一份覆盖了前一份。它们应当相加：请用 `+=`，而不是 `=`。
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
            Y[:, :, i * s_h : i * s_h + k_h, j * s_w : j * s_w + k_w] = copy
    return Y[:, :, p_h : Y.shape[2] - p_h, p_w : Y.shape[3] - p_w]
