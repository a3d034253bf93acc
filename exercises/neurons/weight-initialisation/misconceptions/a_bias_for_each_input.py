"""`b` has a bias for each input. It has one for each neuron: the shape is (k,).

zh-hans: `b` 为每个输入设了一个偏置。应当每个神经元一个：形状是 (k,)。
"""

import numpy as np


def initialise(d, k, seed):
    r = np.sqrt(6 / (d + k))
    return np.random.default_rng(seed).uniform(-r, r, (d, k)), np.zeros(d)
