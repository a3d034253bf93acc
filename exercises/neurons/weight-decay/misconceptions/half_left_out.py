"""The half is missing in the penalty; with it, the gradient has no factor of 2.

zh-hans: 惩罚项缺少二分之一；有了它，梯度里才没有系数 2。
"""


def weight_decay(weights, strength):
    return strength * sum((W**2).sum() for W in weights), [strength * W for W in weights]
