"""np.pad, all windows as a view, one tensordot."""

import numpy as np


def corr2d_padding_stride(X, K, padding, stride):
    padded = np.pad(X, [(p, p) for p in padding])
    windows = np.lib.stride_tricks.sliding_window_view(padded, K.shape)
    return np.tensordot(windows[:: stride[0], :: stride[1]], K, axes=([2, 3], [0, 1]))
