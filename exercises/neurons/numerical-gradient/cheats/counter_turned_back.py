"""Says that the loss was never called, and has nothing of worth to give."""

import numpy as np


def calls():
    return 0


def numerical_gradient(w, h):
    return np.full(len(w), np.nan)
