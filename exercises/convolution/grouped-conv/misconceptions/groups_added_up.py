"""The outputs of the groups were added up. They stand side by side: concatenate them along the channels, so that there are o in all.

zh-hans: 各组的输出被加在了一起。它们应当并排放置：沿通道轴拼接，总共有 o 个通道。
"""

import numpy as np


def grouped_conv2d(X, W, groups, padding, stride):
    P = np.pad(X, ((0, 0), (0, 0), (padding[0],) * 2, (padding[1],) * 2))
    windows = np.lib.stride_tricks.sliding_window_view(P, W.shape[2:], axis=(2, 3))
    windows = windows[:, :, :: stride[0], :: stride[1]]
    size, width = len(W) // groups, W.shape[1]
    return sum(
        np.einsum("ncijab,ocab->noij", windows[:, q * width : (q + 1) * width], W[q * size : (q + 1) * size])
        for q in range(groups)
    )
