"""The loss became infinite: a probability was rounded to 0, and its logarithm is minus infinity. Don't take the logarithm of the probability; take log p = x - log(sum(exp(x))), with the row's maximum subtracted.

section: Good to know

zh-hans: 损失变成了无穷大：概率被舍入为 0，它的对数是负无穷。不要先算概率再取对数；请减去该行的最大值，直接计算 log p = x - log(sum(exp(x)))。
"""

import numpy as np


def cross_entropy(X, y):
    n = len(y)
    E = np.exp(X - X.max(axis=1, keepdims=True))
    P = E / E.sum(axis=1, keepdims=True)
    loss = -np.log(P[np.arange(n), y]).mean()
    dX = P.copy()
    dX[np.arange(n), y] -= 1
    return loss, dX / n
