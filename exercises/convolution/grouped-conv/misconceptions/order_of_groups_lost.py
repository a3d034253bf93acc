"""The output channels are in the wrong order: those of all groups were interleaved. The channels of group 0 come first, then those of group 1.

zh-hans: 输出通道的顺序不对：各组的通道交错在了一起。应当先是第 0 组的通道，再是第 1 组的。
"""

import numpy as np


def grouped_conv2d(X, W, groups, padding, stride):
    P = np.pad(X, ((0, 0), (0, 0), (padding[0],) * 2, (padding[1],) * 2))
    windows = np.lib.stride_tricks.sliding_window_view(P, W.shape[2:], axis=(2, 3))
    windows = windows[:, :, :: stride[0], :: stride[1]]
    windows = windows.reshape(len(X), groups, -1, *windows.shape[2:])
    Y = np.einsum("ngcijab,gocab->nogij", windows, W.reshape(groups, -1, *W.shape[1:]))
    return Y.reshape(len(X), len(W), *Y.shape[3:])
