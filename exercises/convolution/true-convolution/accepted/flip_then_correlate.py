"""Turn the kernel by half a turn, then cross-correlate."""

import numpy as np


def convolve2d(X, K):
    windows = np.lib.stride_tricks.sliding_window_view(X, K.shape)
    return np.tensordot(windows, np.rot90(K, 2), axes=2)
