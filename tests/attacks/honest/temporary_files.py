# expect: passed
# Keeps an intermediate result in a temporary file.
import os
import tempfile

import numpy as np


def corr2d(X, K):
    h, w = K.shape
    Y = np.zeros((X.shape[0] - h + 1, X.shape[1] - w + 1), np.result_type(X, K))
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            Y[i, j] = (X[i : i + h, j : j + w] * K).sum()
    return Y


direct = corr2d


def corr2d(X, K):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "result.npy")
        np.save(path, direct(X, K))
        with tempfile.NamedTemporaryFile("w+") as notes:
            notes.write("saved")
            notes.flush()
        return np.load(path)
