"""The norms of the layers were added up. The penalty adds the **squares** of the weights: each norm has to be squared.

zh-hans: 把各层的范数相加了。惩罚项是权重的**平方**之和：每个范数都要再平方。
"""

import numpy as np


def weight_decay(weights, strength):
    return strength / 2 * sum(np.linalg.norm(W) for W in weights), [strength * W for W in weights]
