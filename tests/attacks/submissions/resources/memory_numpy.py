# expect: memory
# Takes memory through numpy and writes to all of it.
import numpy as np


def corr2d(X, K):
    hoard = []
    while True:
        hoard.append(np.ones(1 << 22))
