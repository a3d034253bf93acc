"""The bias as one more weight, whose pixel is always 1."""

import numpy as np


def im2col(X, kernel_shape, padding, stride):
    P = np.pad(X, [(0, 0)] + [(p, p) for p in padding])
    windows = np.lib.stride_tricks.sliding_window_view(P, kernel_shape, axis=(1, 2))
    windows = windows[:, :: stride[0], :: stride[1]]
    return np.moveaxis(windows, (3, 4), (1, 2)).reshape(-1, windows.shape[1] * windows.shape[2])


def conv2d_as_product(X, W, b, padding, stride):
    columns = im2col(X, W.shape[2:], padding, stride)
    columns = np.vstack([columns, np.ones(columns.shape[1])])
    weights = np.hstack([W.reshape(len(W), -1), b[:, None]])
    width = (X.shape[2] + 2 * padding[1] - W.shape[3]) // stride[1] + 1
    return (weights @ columns).reshape(len(W), -1, width)
