"""Zeros, and a 1 for each label."""

import numpy as np


def one_of_k(labels, k):
    Y = np.zeros((len(labels), k))
    for i, label in enumerate(labels):
        Y[i, label] = 1
    return Y
