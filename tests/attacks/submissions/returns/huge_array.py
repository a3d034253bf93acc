# expect: wrong
# Returns a view of one number that claims a trillion elements.
import numpy as np


def corr2d(X, K):
    return np.broadcast_to(np.float64(1), (1 << 20, 1 << 20))
