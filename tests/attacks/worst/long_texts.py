"""An array of text, each element of it as long as a dtype may be."""

import numpy as np


def corr2d(X, K):
    return np.array(["y" * 900_000] * 5)
