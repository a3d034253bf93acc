# expect: memory
# Reserves a huge array of untouched zero pages, which costs nothing until it is read.
import numpy as np


def corr2d(X, K):
    return np.zeros((1 << 20, 1 << 20))
