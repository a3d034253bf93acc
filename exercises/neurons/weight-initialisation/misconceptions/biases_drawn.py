"""The biases were drawn at random too. They start at 0.

zh-hans: 偏置也是随机抽取的。偏置应当从 0 开始。
"""

import numpy as np


def initialise(d, k, seed):
    rng = np.random.default_rng(seed)
    r = np.sqrt(6 / (d + k))
    return rng.uniform(-r, r, (d, k)), rng.uniform(-r, r, k)
