# expect: passed
# Shares the rows among the threads of a pool.
from concurrent.futures import ThreadPoolExecutor

import numpy as np


def corr2d(X, K):
    h, w = K.shape
    width = X.shape[1] - w + 1

    def row(i):
        return [(X[i : i + h, j : j + w] * K).sum() for j in range(width)]

    with ThreadPoolExecutor(max_workers=4) as pool:
        return np.array(list(pool.map(row, range(X.shape[0] - h + 1))))
