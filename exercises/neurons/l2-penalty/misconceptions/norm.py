"""The root was taken: this is the length of the weights. The penalty is the sum of the squares itself.

zh-hans: 多取了平方根：这是权重的长度（范数）。惩罚项直接用平方和。
"""

import numpy as np


def l2_penalty(W, strength):
    return strength / 2 * np.sqrt((W**2).sum()), strength * W
