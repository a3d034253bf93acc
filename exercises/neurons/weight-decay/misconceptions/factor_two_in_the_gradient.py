"""The gradients are twice too large: the half in front of the squares takes the 2 of the derivative away.

zh-hans: 梯度大了一倍：平方前面的二分之一消去了求导得到的 2。
"""


def weight_decay(weights, strength):
    return strength / 2 * sum((W**2).sum() for W in weights), [2 * strength * W for W in weights]
