# expect: wrong
# Returns the same few megabytes ten thousand times over.
import numpy as np


def corr2d(X, K):
    return [np.ones(1 << 18)] * 10000
