"""All windows as rows of a matrix, times the kernel as a vector."""

import numpy as np


def corr2d(X, K):
    windows = np.lib.stride_tricks.sliding_window_view(X, K.shape)
    out_h, out_w = windows.shape[:2]
    return (windows.reshape(out_h * out_w, -1) @ K.ravel()).reshape(out_h, out_w)
