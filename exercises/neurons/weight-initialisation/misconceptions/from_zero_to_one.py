"""The weights were drawn between 0 and 1: none is negative, and the range does not depend on the size of the layer. Draw between -r and r.

zh-hans: 权重是在 0 到 1 之间抽取的：没有负数，范围也与层的大小无关。请在 -r 到 r 之间抽取。
"""

import numpy as np


def initialise(d, k, seed):
    return np.random.default_rng(seed).random((d, k)), np.zeros(k)
