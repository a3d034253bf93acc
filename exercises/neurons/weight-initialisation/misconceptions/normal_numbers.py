"""The weights are normal, not uniform: use the generator's `uniform(-r, r, ...)`.

zh-hans: 权重服从的是正态分布，而不是均匀分布：请用生成器的 `uniform(-r, r, ...)`。
"""

import numpy as np


def initialise(d, k, seed):
    r = np.sqrt(6 / (d + k))
    return r * np.random.default_rng(seed).standard_normal((d, k)), np.zeros(k)
