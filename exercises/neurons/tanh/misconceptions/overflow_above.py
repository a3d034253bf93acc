"""At large positive numbers the result is "not a number": there exp(2x) overflows above and below the line. Use exp(-2x) for positive x, or |x| and the sign.

section: Good to know

zh-hans: 在很大的正数处结果成了 nan：那里分子和分母里的 exp(2x) 都溢出了。x 为正时请用 exp(-2x)，或者用 |x| 再乘以符号。
"""

import numpy as np


def tanh(X):
    E = np.exp(2 * X)
    return (E - 1) / (E + 1)
