"""The minus sign in the exponent is missing: `1 / (1 + exp(z))` falls as the sum grows. The sigmoid is `1 / (1 + exp(-z))`.

zh-hans: 指数里漏了负号：`1 / (1 + exp(z))` 会随加权和增大而减小。sigmoid 是 `1 / (1 + exp(-z))`。
"""

import numpy as np


def neuron(x, w, b):
    return 1 / (1 + np.exp(w @ x + b))
