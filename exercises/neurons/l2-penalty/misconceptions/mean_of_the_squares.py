"""The squares were averaged instead of added up. Every weight costs the same, however many there are.

zh-hans: 平方被求了平均，而不是求和。无论权重有多少个，每个权重的代价都一样。
"""


def l2_penalty(W, strength):
    return strength / 2 * (W**2).mean(), strength * W / W.size
