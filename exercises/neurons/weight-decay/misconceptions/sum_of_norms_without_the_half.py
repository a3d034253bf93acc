"""The norms of the layers were added up, without the half. The penalty is half of `strength` times the sum of all **squares**.

section: Good to know

zh-hans: 把各层的范数相加了，而且没有乘以二分之一。惩罚项是 `strength` 的一半乘以所有**平方**之和。
"""

import numpy as np


def weight_decay(weights, strength):
    return strength * sum(np.linalg.norm(W) for W in weights), [strength * W for W in weights]
