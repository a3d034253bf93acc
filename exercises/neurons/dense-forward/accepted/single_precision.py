"""In float32, printing what happens, as a notebook would."""

import numpy as np


def dense_forward(X, W, b):
    rows = np.asarray(X, dtype=np.float32).reshape(len(X), -1)
    print("rows:", rows.shape, "weights:", W.shape)
    return np.matmul(rows, W.astype(np.float32)) + b.astype(np.float32)
