"""All rows at once; the sizes are kept, so that division lines up."""

import numpy as np


def softmax(X):
    E = np.exp(X - np.max(X, axis=1, keepdims=True))
    return E / np.sum(E, axis=1, keepdims=True)
