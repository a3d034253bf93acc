"""The channels were dealt out like cards: channel 0 to group 0, channel 1 to group 1, and so on. Neighbouring channels form a group: the first c/g are group 0.

zh-hans: 通道像发牌一样轮流分到了各组：第 0 个通道给第 0 组，第 1 个通道给第 1 组。应当由相邻的通道组成一组：前 c/g 个是第 0 组。
"""

import numpy as np


def grouped_conv2d(X, W, groups, padding, stride):
    P = np.pad(X, ((0, 0), (0, 0), (padding[0],) * 2, (padding[1],) * 2))
    windows = np.lib.stride_tricks.sliding_window_view(P, W.shape[2:], axis=(2, 3))
    windows = windows[:, :, :: stride[0], :: stride[1]]
    size = len(W) // groups
    parts = [
        np.einsum("ncijab,ocab->noij", windows[:, q::groups], W[q * size : (q + 1) * size]) for q in range(groups)
    ]
    return np.concatenate(parts, axis=1)
