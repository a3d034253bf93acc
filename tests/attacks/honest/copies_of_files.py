# expect: passed
# Copies and moves its files with their times and modes, whole folders too.
import shutil
import tempfile
from pathlib import Path

import numpy as np


def direct(X, K):
    h, w = K.shape
    Y = np.zeros((X.shape[0] - h + 1, X.shape[1] - w + 1), np.result_type(X, K))
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            Y[i, j] = (X[i : i + h, j : j + w] * K).sum()
    return Y


def corr2d(X, K):
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "run").mkdir()
        np.save(folder / "run" / "result.npy", direct(X, K))
        shutil.copytree(folder / "run", folder / "copy")
        shutil.copy2(folder / "copy" / "result.npy", folder / "last.npy")
        shutil.move(folder / "last.npy", folder / "best.npy")
        return np.load(folder / "best.npy")
