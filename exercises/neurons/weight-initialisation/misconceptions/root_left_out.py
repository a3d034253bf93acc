"""The root was left out: the range is `sqrt(6 / (d + k))`.

zh-hans: 漏了平方根：范围是 `sqrt(6 / (d + k))`。
"""

import numpy as np


def initialise(d, k, seed):
    r = 6 / (d + k)
    return np.random.default_rng(seed).uniform(-r, r, (d, k)), np.zeros(k)
