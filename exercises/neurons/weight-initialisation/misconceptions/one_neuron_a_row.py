"""`W` has a row for each neuron. Here each neuron has a column: the shape is (d, k).

zh-hans: `W` 的每一行对应一个神经元。这里每个神经元对应一列：形状是 (d, k)。
"""

import numpy as np


def initialise(d, k, seed):
    r = np.sqrt(6 / (d + k))
    return np.random.default_rng(seed).uniform(-r, r, (k, d)), np.zeros(k)
