"""The gradient has a factor of 2 too many: the derivative of W² is 2W, and the half of the penalty cancels it.

section: Good to know

zh-hans: 梯度里多了系数 2：W² 的导数是 2W，正好与惩罚项里的二分之一抵消。
"""


def l2_penalty(W, strength):
    return strength / 2 * (W**2).sum(), 2 * strength * W
