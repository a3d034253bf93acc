# expect: error
# Closes every descriptor in the middle of a call.
import os

import numpy as np


def corr2d(X, K):
    os.closerange(0, 1024)
    return np.zeros((1, 1))
