"""Compute every position, keep those at the stride."""

import numpy as np


def corr2d_stride(X, K, stride):
    windows = np.lib.stride_tricks.sliding_window_view(X, K.shape)
    return np.einsum("ijab,ab->ij", windows, K)[:: stride[0], :: stride[1]]
