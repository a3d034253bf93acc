"""The probabilities were cut off at a small number before the logarithm. For an example that is surely wrong that gives another, smaller loss; take log p = x - log(sum(exp(x))) and nothing has to be cut.

section: Good to know

zh-hans: 取对数之前把概率截断成了一个小数。对于错得很离谱的样本，这样得到的损失偏小；用 log p = x - log(sum(exp(x))) 就不需要截断。
"""

import numpy as np


def cross_entropy(X, y):
    n = len(y)
    E = np.exp(X - X.max(axis=1, keepdims=True))
    P = E / E.sum(axis=1, keepdims=True)
    loss = -np.log(np.clip(P[np.arange(n), y], 1e-12, None)).mean()
    dX = P.copy()
    dX[np.arange(n), y] -= 1
    return loss, dX / n
