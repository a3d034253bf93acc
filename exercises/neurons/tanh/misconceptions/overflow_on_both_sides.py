"""At large numbers, positive and negative, the result is "not a number": exp overflows to infinity above and below the line. Bring the formula to a form with exp(-2|x|) only.

section: Good to know

zh-hans: 在绝对值很大的数处结果成了 nan：分子和分母里的指数都溢出为无穷。请把公式改写成只含 exp(-2|x|) 的形式。
"""

import numpy as np


def tanh(X):
    return (np.exp(X) - np.exp(-X)) / (np.exp(X) + np.exp(-X))
