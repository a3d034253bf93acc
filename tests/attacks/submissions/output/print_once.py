# expect: output-limit
# Prints a hundred megabytes at once.
import numpy as np


def corr2d(X, K):
    for _ in range(100):
        print("x" * (1 << 20))
    return np.zeros(1)
