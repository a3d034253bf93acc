"""One weight at a time: the generator gives the same numbers one by one."""

import math

import numpy as np


def initialise(d, k, seed):
    rng = np.random.default_rng(seed)
    r = math.sqrt(6 / (d + k))
    W = np.zeros((d, k))
    for i in range(d):
        for j in range(k):
            W[i, j] = rng.uniform(-r, r)
    return W, np.zeros((k,))
