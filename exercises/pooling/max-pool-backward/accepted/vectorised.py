"""All windows at once; a weighted bincount adds up what arrives at the same element."""

import numpy as np


def max_pool2d_backward(dY, X, pool_size, stride):
    windows = np.lib.stride_tricks.sliding_window_view(X, pool_size)[:: stride[0], :: stride[1]]
    out_h, out_w = dY.shape
    a, b = np.divmod(windows.reshape(out_h, out_w, -1).argmax(-1), pool_size[1])
    rows = np.arange(out_h)[:, None] * stride[0] + a
    columns = np.arange(out_w)[None, :] * stride[1] + b
    flat = np.bincount((rows * X.shape[1] + columns).ravel(), weights=dY.ravel(), minlength=X.size)
    return flat.reshape(X.shape)
