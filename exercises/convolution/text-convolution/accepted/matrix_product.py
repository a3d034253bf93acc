"""Each window flattened into a row, all kernels at once."""

import numpy as np


def text_features(X, K, b):
    o, k, d = K.shape
    rows = np.stack([X[t : t + k].ravel() for t in range(X.shape[0] - k + 1)])
    return (rows @ K.reshape(o, k * d).T + b).max(axis=0)
