# expect: passed
# Computes the rows in multiprocessing's pool of threads, which wants a semaphore.
from multiprocessing.dummy import Pool
from multiprocessing.pool import ThreadPool

import numpy as np


def corr2d(X, K):
    h, w = K.shape

    def row(i):
        return [(X[i : i + h, j : j + w] * K).sum() for j in range(X.shape[1] - w + 1)]

    with ThreadPool(4) as pool:
        rows = pool.map(row, range(X.shape[0] - h + 1))
    with Pool(2) as pool:
        return np.array(pool.map(list, rows))
