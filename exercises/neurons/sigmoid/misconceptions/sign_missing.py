"""The minus sign in the exponent is missing: 1 / (1 + exp(x)) falls where the sigmoid rises.

zh-hans: 指数里漏了负号：1 / (1 + exp(x)) 是递减的，而 sigmoid 是递增的。
"""

import numpy as np


def sigmoid(X):
    return 1 / (1 + np.exp(X))
