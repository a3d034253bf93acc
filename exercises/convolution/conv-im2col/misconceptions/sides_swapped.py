"""The output's height and width were swapped in the last reshape. The product's columns follow the output row by row, so it becomes (o, h', w').

zh-hans: 最后一次 reshape 时把输出的高和宽弄反了。乘积的各列按输出逐行排列，所以形状应当是 (o, h', w')。
"""

import numpy as np


def im2col(X, kernel_shape, padding, stride):
    P = np.pad(X, [(0, 0)] + [(p, p) for p in padding])
    windows = np.lib.stride_tricks.sliding_window_view(P, kernel_shape, axis=(1, 2))
    windows = windows[:, :: stride[0], :: stride[1]].transpose(0, 3, 4, 1, 2)
    return windows.reshape(len(X) * kernel_shape[0] * kernel_shape[1], -1)


def conv2d_as_product(X, W, b, padding, stride):
    out_w = (X.shape[2] + 2 * padding[1] - W.shape[3]) // stride[1] + 1
    Y = W.reshape(len(W), -1) @ im2col(X, W.shape[2:], padding, stride) + b[:, None]
    return Y.reshape(len(W), out_w, -1)
