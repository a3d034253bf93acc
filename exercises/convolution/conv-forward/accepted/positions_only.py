"""Loops over the positions only; each is a matrix product of the batch's windows with the kernels."""

import numpy as np


def conv2d_forward(X, W, b, padding, stride):
    k_h, k_w = W.shape[2:]
    padded = np.pad(X, ((0,), (0,), (padding[0],), (padding[1],)), mode="constant")
    tops = range(0, padded.shape[2] - k_h + 1, stride[0])
    lefts = range(0, padded.shape[3] - k_w + 1, stride[1])
    Y = np.empty((X.shape[0], W.shape[0], len(tops), len(lefts)))
    rows = W.reshape(W.shape[0], -1).T
    for i, top in enumerate(tops):
        for j, left in enumerate(lefts):
            Y[:, :, i, j] = padded[:, :, top : top + k_h, left : left + k_w].reshape(len(X), -1) @ rows + b
    return Y
