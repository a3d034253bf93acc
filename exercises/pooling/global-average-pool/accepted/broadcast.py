"""Two means in a row, and a product with ones."""

import numpy as np


def global_average_pool(X):
    return X.mean(axis=3).mean(axis=2)


def global_average_pool_backward(dY, input_shape):
    return dY[..., np.newaxis, np.newaxis] * np.ones(input_shape) / np.prod(input_shape[-2:])
