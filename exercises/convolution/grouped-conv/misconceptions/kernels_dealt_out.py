"""The kernels were dealt out to the groups in turn. Neighbouring kernels form a group: the first o/g belong to group 0, so kernel f to group f // (o / g), not f % g.

zh-hans: 卷积核被轮流分到了各组。应当由相邻的卷积核组成一组：前 o/g 个属于第 0 组，所以第 f 个卷积核属于第 f // (o / g) 组，而不是 f % g。
"""

import numpy as np


def grouped_conv2d(X, W, groups, padding, stride):
    P = np.pad(X, ((0, 0), (0, 0), (padding[0],) * 2, (padding[1],) * 2))
    windows = np.lib.stride_tricks.sliding_window_view(P, W.shape[2:], axis=(2, 3))
    windows = windows[:, :, :: stride[0], :: stride[1]]
    width = W.shape[1]
    parts = []
    for p in range(len(W)):
        first = p % groups * width
        parts.append(np.einsum("ncijab,cab->nij", windows[:, first : first + width], W[p]))
    return np.stack(parts, axis=1)
