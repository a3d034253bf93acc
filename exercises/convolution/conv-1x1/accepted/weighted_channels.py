"""Whole channels, weighted and added."""

import numpy as np


def conv1x1(X, K):
    return np.array([sum(weight * channel for weight, channel in zip(kernel.flat, X)) for kernel in K])
