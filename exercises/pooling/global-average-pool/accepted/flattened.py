"""Positions in one axis; the gradient repeated along it."""

import numpy as np


def global_average_pool(X):
    return X.reshape(X.shape[0], X.shape[1], -1).mean(-1)


def global_average_pool_backward(dY, input_shape):
    positions = input_shape[2] * input_shape[3]
    return np.repeat(dY / positions, positions).reshape(input_shape)
