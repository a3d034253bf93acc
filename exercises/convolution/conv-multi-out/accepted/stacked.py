"""The layer with one output channel, once for each kernel."""

import numpy as np


def corr2d_multi_in(X, K):
    windows = np.lib.stride_tricks.sliding_window_view(X, K.shape)[0]
    return np.tensordot(windows, K, axes=3)


def corr2d_multi_in_out(X, K):
    return np.stack([corr2d_multi_in(X, k) for k in K], 0)
