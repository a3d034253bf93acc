"""At large scores the result is "not a number": exp overflowed to infinity, and infinity divided by infinity is undefined. Subtract the row's maximum first.

section: Good to know

zh-hans: 得分很大时结果成了 nan：exp 溢出为无穷，而无穷除以无穷没有定义。请先减去该行的最大值。
"""

import numpy as np


def softmax(X):
    E = np.exp(X)
    return E / E.sum(axis=1, keepdims=True)
