"""At large positive numbers the result is "not a number": exp(x) / (1 + exp(x)) becomes infinity divided by infinity. Divide 1 by `1 + exp(-x)` instead.

section: Good to know

zh-hans: 在很大的正数处结果成了 nan：exp(x) / (1 + exp(x)) 变成了无穷除以无穷。请改用 1 除以 `1 + exp(-x)`。
"""

import numpy as np


def sigmoid(X):
    return np.exp(X) / (1 + np.exp(X))
