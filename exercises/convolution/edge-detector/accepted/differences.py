"""numpy's differences run from left to right, so their sign is the other one."""

import numpy as np


def detect_edges(X):
    return -np.diff(X, axis=1)
