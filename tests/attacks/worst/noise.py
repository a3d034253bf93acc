"""The right shape and every element wrong, in no pattern: all explanations are tried."""

import numpy as np


def corr2d(X, K):
    shape = (X.shape[0] - K.shape[0] + 1, X.shape[1] - K.shape[1] + 1)
    return np.random.default_rng().normal(size=shape)
