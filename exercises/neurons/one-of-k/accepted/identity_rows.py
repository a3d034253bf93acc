"""Rows of the identity matrix."""

import numpy as np


def one_of_k(labels, k):
    return np.eye(k)[labels]
