"""A view of all windows, flattened."""

import numpy as np


def pool2d(X, pool_size, stride, mode):
    windows = np.lib.stride_tricks.sliding_window_view(X, (1, 1, *pool_size))[:, :, :: stride[0], :: stride[1]]
    flat = windows.reshape(*windows.shape[:4], -1)
    return flat.max(-1) if mode == "max" else flat.sum(-1) / flat.shape[-1]
