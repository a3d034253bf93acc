"""Strips of zeros glued to the sides, then to the top and the bottom."""

import numpy as np


def zero_pad(X, padding):
    p_h, p_w = padding
    side = np.zeros(X.shape[:-1] + (p_w,))
    X = np.concatenate([side, X, side], axis=-1)
    strip = np.zeros(X.shape[:-2] + (p_h, X.shape[-1]))
    return np.concatenate([strip, X, strip], axis=-2)
