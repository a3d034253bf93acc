"""One einsum over a view of all windows."""

import numpy as np


def conv2d_forward(X, W, b, padding, stride):
    padded = np.pad(X, [(0, 0), (0, 0)] + [(p, p) for p in padding])
    windows = np.lib.stride_tricks.sliding_window_view(padded, W.shape[2:], (2, 3))
    return np.einsum("nchwab,ocab->nohw", windows[:, :, :: stride[0], :: stride[1]], W) + b.reshape(1, -1, 1, 1)
