"""All columns at once; a width of 0 is replaced by 1 before the division."""

import numpy as np


def min_max_normalise(X):
    low, high = X.min(axis=0), X.max(axis=0)
    width = high - low
    width[width == 0] = 1
    return (X - low) / width
