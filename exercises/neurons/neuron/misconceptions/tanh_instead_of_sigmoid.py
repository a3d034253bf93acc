"""The activation was tanh, which goes from -1 to 1. The sigmoid goes from 0 to 1: `1 / (1 + exp(-z))`.

zh-hans: 激活函数用成了 tanh，它的取值在 -1 到 1 之间。sigmoid 的取值在 0 到 1 之间：`1 / (1 + exp(-z))`。
"""

import numpy as np


def neuron(x, w, b):
    return np.tanh(w @ x + b)
