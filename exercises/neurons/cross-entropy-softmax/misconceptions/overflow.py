"""At large scores the results are "not a number": exp overflowed. Subtract each row's maximum before taking the exponential.

section: Good to know

zh-hans: 得分很大时结果成了 nan：exp 溢出了。请在取指数之前减去每一行的最大值。
"""

import numpy as np


def cross_entropy(X, y):
    n = len(y)
    E = np.exp(X)
    P = E / E.sum(axis=1, keepdims=True)
    loss = -np.log(P[np.arange(n), y]).mean()
    dX = P.copy()
    dX[np.arange(n), y] -= 1
    return loss, dX / n
