"""The border repeated outwards is right too: what is repeated lies in the window already."""

import numpy as np


def max_pool2d(X, pool_size, padding, stride):
    padded = np.pad(X, [(0, 0)] * (X.ndim - 2) + [(q, q) for q in padding], mode="edge")
    windows = np.lib.stride_tricks.sliding_window_view(padded, pool_size, axis=(-2, -1))
    return windows[..., :: stride[0], :: stride[1], :, :].max(axis=(-2, -1))
