# expect: wrong
# Returns NaN and infinities of the right shape, which defeat comparisons made with <.
import numpy as np

values = [np.nan, np.inf, -np.inf]


def corr2d(X, K):
    values.append(values.pop(0))
    return np.full((X.shape[0] - K.shape[0] + 1, X.shape[1] - K.shape[1] + 1), values[0])
