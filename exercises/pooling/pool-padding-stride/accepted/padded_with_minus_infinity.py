"""A frame of minus infinity, then the windows of a view."""

import numpy as np


def max_pool2d(X, pool_size, padding, stride):
    sides = [(0, 0)] * X.ndim
    sides[-2], sides[-1] = (padding[0],) * 2, (padding[1],) * 2
    padded = np.pad(X, sides, mode="constant", constant_values=-np.inf)
    windows = np.lib.stride_tricks.sliding_window_view(padded, pool_size, axis=(-2, -1))
    return np.max(windows[..., :: stride[0], :: stride[1], :, :], axis=(-1, -2))
