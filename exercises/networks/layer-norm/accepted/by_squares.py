"""The variance as the mean of the squared distances."""

import numpy as np


def layer_norm_forward(X, gamma, beta, eps):
    centred = X - X.mean(axis=-1, keepdims=True)
    return gamma * centred / np.sqrt((centred**2).mean(axis=-1, keepdims=True) + eps) + beta
