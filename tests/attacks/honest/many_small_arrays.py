# expect: passed
# Makes hundreds of thousands of small objects, generators and closures.
import numpy as np


def numbers():
    yield from range(100_000)


def corr2d(X, K):
    total = sum(1 for _ in numbers())
    table = {n: [n] for n in range(20_000)}
    assert total == 100_000 and len(table) == 20_000
    h, w = K.shape
    rows = ([np.vdot(X[i : i + h, j : j + w], K) for j in range(X.shape[1] - w + 1)] for i in range(X.shape[0] - h + 1))
    return np.stack([np.array(row) for row in rows])
