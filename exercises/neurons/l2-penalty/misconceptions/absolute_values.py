"""This is the L1 penalty, made of absolute values. L2 takes squares.

zh-hans: 这是由绝对值构成的 L1 惩罚项。L2 用的是平方。
"""

import numpy as np


def l2_penalty(W, strength):
    return strength * np.abs(W).sum(), strength * np.sign(W)
