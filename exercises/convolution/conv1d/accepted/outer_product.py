"""All products at once; those on one anti-diagonal belong together."""

import numpy as np


def convolve1d(f, g):
    products = np.outer(f, g)
    places = np.add.outer(np.arange(len(f)), np.arange(len(g)))
    return np.bincount(places.ravel(), weights=products.ravel())
