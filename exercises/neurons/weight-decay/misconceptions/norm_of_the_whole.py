"""This is the norm of all weights together, the root of the sum. The penalty takes the sum of the squares itself.

section: Good to know

zh-hans: 这是所有权重合在一起的范数，即平方和的平方根。惩罚项直接用平方和。
"""

import numpy as np


def weight_decay(weights, strength):
    total = sum((W**2).sum() for W in weights)
    return strength / 2 * np.sqrt(total), [strength * W for W in weights]
