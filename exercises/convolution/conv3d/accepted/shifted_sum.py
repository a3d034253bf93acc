"""One weight of the kernels at a time."""

import numpy as np


def conv3d_forward(X, W, b):
    k = W.shape[2:]
    out = [size - side + 1 for size, side in zip(X.shape[2:], k)]
    Y = np.zeros((len(X), len(W), *out)) + b[:, None, None, None]
    for f, a, d in np.ndindex(*k):
        part = X[:, :, f : f + out[0], a : a + out[1], d : d + out[2]]
        Y += np.tensordot(part, W[:, :, f, a, d], axes=([1], [1])).transpose(0, 4, 1, 2, 3)
    return Y
