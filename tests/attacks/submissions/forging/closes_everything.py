# expect: error
# Closes every descriptor.
import os

import numpy as np

os.closerange(0, 1024)


def corr2d(X, K):
    return np.zeros((X.shape[0] - K.shape[0] + 1, X.shape[1] - K.shape[1] + 1), np.result_type(X, K))
