"""An ordinary convolution whose kernels are zero for all channels but one."""

import numpy as np


def depthwise_conv2d(X, W, padding, stride):
    c = len(W)
    full = np.zeros((c, c, *W.shape[1:]))
    full[np.arange(c), np.arange(c)] = W
    P = np.pad(X, ((0, 0), (0, 0), (padding[0],) * 2, (padding[1],) * 2))
    windows = np.lib.stride_tricks.sliding_window_view(P, W.shape[1:], axis=(2, 3))
    return np.einsum("ncijab,ocab->noij", windows[:, :, :: stride[0], :: stride[1]], full)
