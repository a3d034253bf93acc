"""All copies at once, scattered with np.add.at."""

import numpy as np


def transposed_conv2d(X, W, padding, stride):
    copies = np.einsum("nchw,coab->nohwab", X, W)
    n, o, h, w, k_h, k_w = copies.shape
    rows = (np.arange(h) * stride[0])[:, None, None, None] + np.arange(k_h)[None, None, :, None]
    columns = (np.arange(w) * stride[1])[None, :, None, None] + np.arange(k_w)[None, None, None, :]
    Y = np.zeros((n, o, (h - 1) * stride[0] + k_h, (w - 1) * stride[1] + k_w))
    np.add.at(Y, (slice(None), slice(None), rows, columns), copies)
    top, left = padding
    return Y[:, :, top : None if top == 0 else -top, left : None if left == 0 else -left]
