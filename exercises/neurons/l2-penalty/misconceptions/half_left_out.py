"""The half is missing in the penalty: it is `strength / 2 * sum(W²)`.

zh-hans: 惩罚项里漏了二分之一：应当是 `strength / 2 * sum(W²)`。
"""


def l2_penalty(W, strength):
    return strength * (W**2).sum(), strength * W
