"""Worked out in float32, as torch would by default; the count in Python's numbers."""

import math

import numpy as np


def locally_connected2d(X, W, b, stride):
    X, W, b = X.astype(np.float32), W.astype(np.float32), b.astype(np.float32)
    k_h, k_w = W.shape[4:]
    Y = np.empty_like(b)
    for i in range(b.shape[1]):
        for j in range(b.shape[2]):
            window = X[:, i * stride[0] :, j * stride[1] :][:, :k_h, :k_w]
            Y[:, i, j] = np.tensordot(W[:, i, j], window, axes=3) + b[:, i, j]
    return Y


def locally_connected_parameters(shape, c_out, kernel, stride=(1, 1), bias=True):
    positions = math.prod(1 + (n - k) // s for n, k, s in zip(shape[1:], kernel, stride))
    return positions * c_out * (shape[0] * math.prod(kernel) + int(bias))
