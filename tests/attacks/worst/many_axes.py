"""Ten million elements along axes so short that numpy leaves none of them out when it writes an array down."""

import numpy as np


def corr2d(X, K):
    return np.zeros((6,) * 9, np.uint8)
