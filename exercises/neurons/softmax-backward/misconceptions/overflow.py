"""At large scores the result is "not a number": exp overflowed. Subtract the row's maximum before taking the exponential.

zh-hans: 得分很大时结果成了 nan：exp 溢出了。请在取指数之前减去该行的最大值。
"""

import numpy as np


def softmax_backward(dY, X):
    E = np.exp(X)
    S = E / E.sum(axis=1, keepdims=True)
    return S * (dY - (dY * S).sum(axis=1, keepdims=True))
