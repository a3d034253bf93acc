"""Only the inputs were counted. The range depends on the inputs and the neurons together: `d + k`.

zh-hans: 只算了输入的个数。范围由输入数和神经元数共同决定：`d + k`。
"""

import numpy as np


def initialise(d, k, seed):
    r = np.sqrt(6 / d)
    return np.random.default_rng(seed).uniform(-r, r, (d, k)), np.zeros(k)
