"""The formula as it stands: exp overflows to infinity at -1000, and 1 / inf is the right 0."""

import numpy as np


def sigmoid(X):
    return 1 / (1 + np.exp(-X))
