"""The formula on all rows at once."""

import numpy as np


def softmax_backward(dY, X):
    S = np.exp(X - X.max(axis=1, keepdims=True))
    S /= S.sum(axis=1, keepdims=True)
    return S * (dY - np.sum(dY * S, axis=1, keepdims=True))
