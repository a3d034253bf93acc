"""numpy's padding and its view of all windows."""

import numpy as np


def corr2d_same(X, K, stride):
    pairs = []
    for n, k, s in zip(X.shape, K.shape, stride):
        rest = n % s or s
        total = max(k - rest, 0)
        pairs.append((total // 2, total - total // 2))
    windows = np.lib.stride_tricks.sliding_window_view(np.pad(X, pairs), K.shape)
    return np.tensordot(windows[:: stride[0], :: stride[1]], K, axes=2)
