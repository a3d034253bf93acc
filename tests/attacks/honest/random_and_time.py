# expect: passed
# Draws random numbers, seeds its own, looks at the clock and sleeps a moment.
import random
import time

import numpy as np

random.seed(1)
np.random.seed(1)
rng = np.random.default_rng()


def corr2d(X, K):
    h, w = K.shape
    Y = np.zeros((X.shape[0] - h + 1, X.shape[1] - w + 1), np.result_type(X, K))
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            Y[i, j] = (X[i : i + h, j : j + w] * K).sum()
    return Y


direct = corr2d


def corr2d(X, K):
    began = time.perf_counter()
    time.sleep(0.001)
    order = list(range(10))
    random.shuffle(order)
    noise = rng.normal(size=X.shape)
    result = direct(X + noise, K) - direct(noise, K)
    print(f"{time.perf_counter() - began:.3f} s, {time.strftime('%Y')}, {order}")
    return result
