"""To channels first and back, with the layer as it is written there."""

import numpy as np


def conv2d(X, W, b):
    windows = np.lib.stride_tricks.sliding_window_view(X, W.shape[2:], axis=(2, 3))
    return np.tensordot(windows, W, axes=((1, 4, 5), (1, 2, 3))).transpose(0, 3, 1, 2) + b[:, None, None]


def conv2d_channels_last(X, W, b):
    return conv2d(X.transpose(0, 3, 1, 2), W.transpose(3, 2, 0, 1), b).transpose(0, 2, 3, 1)
