"""Only the last layer is in the penalty. Add up the squares of all layers.

zh-hans: 惩罚项只计入了最后一层。应当把所有层的平方相加。
"""


def weight_decay(weights, strength):
    penalty = 0.0
    for W in weights:
        penalty = strength / 2 * (W**2).sum()
    return penalty, [strength * W for W in weights]
